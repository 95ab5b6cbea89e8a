using IamGateway.Federation.Oidc;
using IamGateway.Federation.Providers;
using IamGateway.Federation.SignIn;
using IamGateway.Federation.Tests.Hosting;
using IamGateway.Federation.Tests.Oidc;
using IamGateway.Federation.WebIdentity;
using IamGateway.Testing.Shared;
using Microsoft.Extensions.Logging;

namespace IamGateway.Federation.Tests.WebIdentity;

public sealed class TokenIssuersTests
{
    [Theory]
    // issuer of a token                                   private allowed   what accounts call it
    [InlineData("https://token.actions.githubusercontent.com", false, "token.actions.githubusercontent.com")]
    [InlineData("https://oidc.example.com/id/ABC", false, "oidc.example.com/id/ABC")]
    [InlineData("https://oidc.example.com/", false, "oidc.example.com/")]
    [InlineData("http://oidc.example.com", false, null)]
    [InlineData("http://oidc.example.com", true, null)]
    [InlineData("http://127.0.0.1:5000", false, null)]
    [InlineData("http://127.0.0.1:5000", true, "127.0.0.1:5000")]
    [InlineData("http://localhost@oidc.example.com", true, null)]
    [InlineData("HTTPS://oidc.example.com", true, null)]
    [InlineData("oidc.example.com", true, null)]
    [InlineData("file:///etc/passwd", true, null)]
    public void An_issuer_is_https_unless_it_is_this_machine_and_that_is_allowed(string issuer, bool allowPrivate, string? name)
    {
        using var log = new LogLines();
        using var issuers = New(allowPrivate, log);

        Assert.Equal(name, issuers.NameOf(issuer));
    }

    /// <summary>The provider answers well, on an address that an administrator of an account must not lead the gateway to.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_private_address_is_called_only_when_that_is_allowed(bool isAllowed)
    {
        await using var provider = await TestProvider.StartAsync(new ManualTimeProvider());
        using var log = new LogLines();
        using var issuers = New(isAllowed, log);

        var find = IssuerKeys.FindAsync(issuers.DocumentsOf(provider.Issuer), TestProvider.KeyId, CancellationToken.None);

        if (isAllowed)
        {
            Assert.NotNull(await find);
            return;
        }

        Assert.Equal(SignInError.ProviderUnavailable, (await Assert.ThrowsAsync<SignInFailedException>(() => find)).Error);
        Assert.Contains("No address of '127.0.0.1' is one that a provider may have", log.Text, StringComparison.Ordinal);
        Assert.Equal(0, provider.DocumentReads);
    }

    private static TokenIssuers New(bool allowPrivate, LogLines log) =>
        new(new WebIdentitySettings(allowPrivate), new ManualTimeProvider(), new LoggerFactory([log]).CreateLogger<TokenIssuers>());
}
