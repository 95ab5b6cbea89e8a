using IamGateway.Federation.WebIdentity;
using Microsoft.Extensions.Configuration;

namespace IamGateway.Federation.Providers;

/// <summary>Checks the configuration of the identity providers without starting anything.</summary>
public static class FederationConfigurationValidator
{
    /// <summary>Every problem of <c>IdentityProviders</c> and <c>WebIdentity</c>, each beginning with its configuration path; empty: it can be used.</summary>
    /// <param name="configuration">The section <c>IamGateway</c>.</param>
    public static IReadOnlyList<string> Validate(IConfiguration configuration)
    {
        var problems = new List<string>();
        ProviderConfiguration.Read(configuration, problems);
        WebIdentitySettings.Read(configuration, problems);
        return problems;
    }
}
