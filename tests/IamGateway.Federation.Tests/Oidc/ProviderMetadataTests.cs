using IamGateway.Federation.Oidc;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace IamGateway.Federation.Tests.Oidc;

public sealed class ProviderMetadataTests
{
    [Theory]
    // host of keys                        also configured       may be called
    [InlineData("https://sso.example.com", null, true)]
    [InlineData("https://keys.example.com", null, false)]
    [InlineData("https://keys.example.com", "keys.example.com", true)]
    [InlineData("https://keys.example.com", "example.com", false)]   // a host, not a domain
    [InlineData("https://keys.example.com:8443", "keys.example.com", false)]
    [InlineData("https://sso.example.com:8443", null, false)]
    [InlineData("http://sso.example.com", null, false)]
    public void Only_the_issuers_host_and_configured_ones_are_called(string keys, string? additional, bool called)
    {
        var provider = new OidcProvider
        {
            Name = "corp",
            DisplayName = "corp",
            Issuer = "https://sso.example.com/realms/corp",
            ClientId = "a",
            ClientSecret = "b",
            Scopes = "openid",
            GroupsClaim = "groups",
            GroupMap = new Dictionary<string, string>(),
            AdditionalHosts = additional is null ? [] : [additional],
        };
        var document = new OpenIdConnectConfiguration
        {
            Issuer = provider.Issuer,
            AuthorizationEndpoint = "https://sso.example.com/authorize",
            TokenEndpoint = "https://sso.example.com/token",
            JwksUri = $"{keys}/keys",
        };

        if (called)
            Assert.Equal(new Uri($"{keys}/keys"), ProviderMetadata.Endpoints(provider, document).Keys);
        else
            Assert.Throws<FormatException>(() => ProviderMetadata.Endpoints(provider, document));
    }
}
