using System.Security.Cryptography;
using IamGateway.Federation.Tests.Hosting;
using IamGateway.Testing.Shared;

namespace IamGateway.Federation.Tests.Oidc;

/// <summary>Id-tokens that a provider, or someone in its place, might give: the good ones sign in, each bad one is refused for its own reason.</summary>
public sealed class HostileTokenTests(HostileTokenTests.Hosts hosts) : IClassFixture<HostileTokenTests.Hosts>, IDisposable
{
    private readonly Browser _browser = hosts.Host.NewBrowser();

    public void Dispose() => _browser.Dispose();

    [Fact]
    public async Task Tokens_as_they_should_be_sign_in()
    {
        foreach (var recipe in new[] { "as it should be", "RS256", "PS256", "aud as a list of one", "azp is ours", "at_hash fits", "expired for less than a minute", "no typ" })
        {
            var answer = await SignInAsync("friend", recipe);
            Assert.True(answer.Location == "/orders?page=2", $"{recipe}: {answer.Location}, {hosts.Host.LastRefusal()}");
            Assert.Equal(200, (await _browser.GetAsync("/.iam/whoami")).Status);
        }
    }

    [Theory]
    [InlineData("iss of another", "TokenIssuerWrong")]
    [InlineData("iss with a slash", "TokenIssuerWrong")]
    [InlineData("no iss", "TokenIssuerWrong")]
    [InlineData("aud of another", "TokenAudienceWrong")]
    [InlineData("aud of us and another", "TokenAudienceWrong")]
    [InlineData("no aud", "TokenAudienceWrong")]
    [InlineData("azp of another", "TokenAuthorizedPartyWrong")]
    [InlineData("azp is no text", "TokenMalformed")]
    [InlineData("nonce of another flow", "TokenNonceWrong")]
    [InlineData("no nonce", "TokenNonceWrong")]
    [InlineData("alg none without signature", "TokenMalformed")]
    [InlineData("alg none with a signature", "TokenAlgorithmRefused")]
    [InlineData("alg NoNe", "TokenAlgorithmRefused")]
    [InlineData("HS256 with the public key as secret", "TokenAlgorithmRefused")]
    [InlineData("ES384", "TokenAlgorithmRefused")]
    [InlineData("no alg", "TokenAlgorithmRefused")]
    [InlineData("RS256 said of the EC key", "TokenKeyUnfit")]
    [InlineData("expired", "TokenExpired")]
    [InlineData("no exp", "TokenExpired")]
    [InlineData("issued in the future", "TokenIssueTimeWrong")]
    [InlineData("issued too long ago", "TokenIssueTimeWrong")]
    [InlineData("no iat", "TokenIssueTimeWrong")]
    [InlineData("iat is a text", "TokenIssueTimeWrong")]
    [InlineData("not yet valid", "TokenNotYetValid")]
    [InlineData("signed by a foreign key", "TokenSignatureWrong")]
    [InlineData("kid unknown", "TokenKeyUnknown")]
    [InlineData("no kid", "TokenKeyMissing")]
    [InlineData("brings its key along", "TokenHeaderRefused")]
    [InlineData("points to its key", "TokenHeaderRefused")]
    [InlineData("points to its certificate", "TokenHeaderRefused")]
    [InlineData("brings its certificate along", "TokenHeaderRefused")]
    [InlineData("says what is critical", "TokenHeaderRefused")]
    [InlineData("claims twice", "TokenMalformed")]
    [InlineData("header twice", "TokenMalformed")]
    [InlineData("claims are a list", "TokenMalformed")]
    [InlineData("claims changed after signing", "TokenSignatureWrong")]
    [InlineData("no signature", "TokenMalformed")]
    [InlineData("five parts", "TokenMalformed")]
    [InlineData("white space in a part", "TokenMalformed")]
    [InlineData("at_hash of another token", "TokenAccessHashWrong")]
    [InlineData("an access token", "TokenTypeRefused")]
    [InlineData("no sub", "TokenSubjectMissing")]
    [InlineData("empty sub", "TokenSubjectMissing")]
    [InlineData("sub is a number", "TokenSubjectMissing")]
    public async Task A_token_that_is_not_is_refused(string recipe, string refusal)
    {
        var answer = await SignInAsync("foe", recipe);
        Assert.Equal("/.iam/signin?error=InvalidResponse&returnUrl=%2Forders%3Fpage%3D2", answer.Location);
        Assert.Null(_browser.SessionSecret);
        Assert.Equal(refusal, hosts.Host.LastRefusal());

        await using var db = hosts.Host.Db();
        Assert.DoesNotContain(db.IdentityProviderLinks, link => link.Subject != "friend");
    }

    private Task<Answer> SignInAsync(string subject, string recipe)
    {
        hosts.Provider.Subject = subject;
        hosts.Provider.Spoil = token => TokenRecipes.ByName[recipe](hosts, token);
        return ProviderFlow.SignInAsync(_browser, hosts.Provider);
    }

    /// <summary>One gateway and one provider for all rows: each is a flow of its own.</summary>
    public sealed class Hosts : IAsyncLifetime
    {
        internal TestProvider Provider { get; private set; } = null!;

        internal FederationHost Host { get; private set; } = null!;

        internal RSA RsaKey { get; } = RSA.Create(2048);

        public async Task InitializeAsync()
        {
            Provider = await TestProvider.StartAsync(new ManualTimeProvider());
            Provider.Add(RsaKey);
            Host = await FederationHost.StartAsync(Provider.Settings());
        }

        public async Task DisposeAsync()
        {
            RsaKey.Dispose();
            await Host.DisposeAsync();
            await Provider.DisposeAsync();
        }
    }
}
