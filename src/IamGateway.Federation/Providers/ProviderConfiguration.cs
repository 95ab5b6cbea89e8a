using IamGateway.Federation.Oidc;
using IamGateway.Federation.Saml;
using Microsoft.Extensions.Configuration;

namespace IamGateway.Federation.Providers;

/// <summary>Reads the providers of the section <c>IdentityProviders</c>, and finds everything that is wrong with it.</summary>
internal static class ProviderConfiguration
{
    /// <param name="configuration">The section <c>IamGateway</c>.</param>
    /// <param name="problems">Gets every problem, beginning with its path. With problems, what is returned is of no use.</param>
    public static IReadOnlyList<SignInProvider> Read(IConfiguration configuration, List<string> problems)
    {
        var section = configuration.GetSection("IdentityProviders");
        if (!string.IsNullOrEmpty(section.Value))
        {
            problems.Add($"{section.Path}: must be a section with one section for each provider");
        }

        return [.. section.GetChildren().Select(provider => Read(provider, problems)).OfType<SignInProvider>()];
    }

    private static SignInProvider? Read(IConfigurationSection section, List<string> problems)
    {
        var provider = new ProviderSection(section, problems);
        if (section.Key.Length > 32 || !provider.Name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
        {
            problems.Add($"{section.Path}: a provider's name is 1 to 32 letters, digits and hyphens");
        }

        switch (section["Type"])
        {
            case "oidc":
                return OidcConfiguration.Read(provider);
            case "saml":
                return SamlConfiguration.Read(provider);
            default:
                provider.Add("Type", "must be 'oidc' or 'saml'");
                return null;
        }
    }
}
