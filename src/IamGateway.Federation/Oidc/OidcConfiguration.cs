using IamGateway.Federation.Providers;

namespace IamGateway.Federation.Oidc;

/// <summary>Reads the settings of an OpenID provider.</summary>
internal static class OidcConfiguration
{
    private const string DefaultScopes = "openid email profile";

    public static OidcProvider Read(ProviderSection section)
    {
        section.RequireOnly("Type", "Issuer", "ClientId", "ClientSecret", "DisplayName", "Scopes", "GroupsClaim", "GroupMap", "CreateGroups", "UserNameClaim", "AllowPrivateAddresses", "AdditionalHosts");
        var provider = new OidcProvider
        {
            Name = section.Name,
            DisplayName = section.Optional("DisplayName") ?? section.Name,
            Issuer = section.Required("Issuer"),
            ClientId = section.Required("ClientId"),
            ClientSecret = section.Required("ClientSecret"),
            Scopes = section.List("Scopes") is { Count: > 0 } scopes ? string.Join(' ', scopes) : DefaultScopes,
            GroupsClaim = section.Optional("GroupsClaim") ?? "groups",
            GroupMap = section.GroupMap("GroupMap"),
            CreateGroups = section.Flag("CreateGroups"),
            UserNameClaim = section.Optional("UserNameClaim"),
            AllowPrivateAddresses = section.Flag("AllowPrivateAddresses"),
            AdditionalHosts = section.List("AdditionalHosts"),
        };
        CheckIssuer(section, provider);
        if (!provider.Scopes.Split(' ').Contains("openid", StringComparer.Ordinal))
        {
            section.Add("Scopes", "must have 'openid'");
        }

        foreach (var host in provider.AdditionalHosts.Where(host => !Uri.TryCreate($"https://{host}/", UriKind.Absolute, out var url) || !string.Equals(url.Authority, host, StringComparison.Ordinal)))
        {
            section.Add("AdditionalHosts", $"'{host}' must be a host in lower case, with a port if it is not the default");
        }

        return provider;
    }

    private static void CheckIssuer(ProviderSection section, OidcProvider provider)
    {
        if (provider.Issuer.Length == 0)
        {
            return;
        }

        if (!Uri.TryCreate(provider.Issuer, UriKind.Absolute, out var issuer) || issuer.Scheme is not ("https" or "http") || issuer.Query.Length > 0 || issuer.Fragment.Length > 0 || issuer.UserInfo.Length > 0)
        {
            section.Add("Issuer", "must be an https URL without query, fragment and user");
        }
        else if (issuer.Scheme == "http" && !issuer.IsLoopback)
        {
            section.Add("Issuer", "plain http is for loopback only; use https");
        }
        else if (issuer.IsLoopback && !provider.AllowPrivateAddresses)
        {
            section.Add("Issuer", $"is a loopback address; set {section.PathOf("AllowPrivateAddresses")} to true if it is meant");
        }
    }
}
