using System.Net;
using System.Security.Cryptography;
using IamGateway.ControlPlane.Tests.Framework;
using Microsoft.AspNetCore.Http;

namespace IamGateway.ControlPlane.Tests.Sts.WebIdentity;

/// <summary>What is fetched of an issuer, how often, and where it may lead. Each test has an issuer of its own.</summary>
public sealed class IssuerKeysTests(WebIdentityGateway fixture) : IClassFixture<WebIdentityGateway>, IAsyncLifetime
{
    private TestIssuer _issuer = null!;
    private string _role = "";

    public async Task InitializeAsync()
    {
        _issuer = await fixture.NewIssuerAsync();
        _role = (await fixture.NewRoleAsync($"role-{_issuer.Url.Replace(':', '-')}", issuer: _issuer)).Arn;
    }

    public Task DisposeAsync() => _issuer.DisposeAsync().AsTask();

    [Fact]
    public async Task Keys_are_fetched_once_an_hour()
    {
        (await AssumeAsync()).Done();
        (await fixture.AssumeAsync(_role, _issuer.OfServiceAccount().Make())).Done();
        Assert.Equal((1, 1), (_issuer.DocumentReads, _issuer.KeyReads));

        fixture.Gateway.Clock.Advance(TimeSpan.FromHours(1));
        (await AssumeAsync()).Done();
        Assert.Equal((2, 2), (_issuer.DocumentReads, _issuer.KeyReads));
    }

    [Fact]
    public async Task A_new_key_is_learned_when_a_token_names_it_but_unknown_ones_make_no_flood()
    {
        using var next = RSA.Create(2048);
        (await AssumeAsync()).Done();
        _issuer.Keys.Clear();
        _issuer.Keys.Add(TestIssuer.PublicKey(next, "rsa-2"));

        Assert.Equal("InvalidIdentityToken", (await AssumeAsync(ByNext)).Error);   // less than a minute after the first fetch
        Assert.Equal(1, _issuer.KeyReads);
        fixture.Gateway.Clock.Advance(TimeSpan.FromMinutes(1));
        (await AssumeAsync(ByNext)).Done();
        Assert.Equal("InvalidIdentityToken", (await AssumeAsync()).Error);         // the old one is gone
        Assert.Equal(2, _issuer.KeyReads);

        void ByNext(TokenDraft token) => (token.Header["kid"], token.Sign) = ("rsa-2", data => next.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    [Theory]
    [InlineData("status 500")]
    [InlineData("redirect")]
    [InlineData("nonsense")]
    [InlineData("another issuer")]
    [InlineData("keys on plain http elsewhere")]
    [InlineData("keys on a metadata service")]
    public async Task Documents_that_cannot_be_used_are_the_providers_fault(string answer)
    {
        switch (answer)
        {
            case "status 500": _issuer.DocumentAnswer = context => { context.Response.StatusCode = 500; return Task.CompletedTask; }; break;
            case "redirect": _issuer.DocumentAnswer = context => { context.Response.Redirect($"{fixture.Issuer.Issuer}/.well-known/openid-configuration"); return Task.CompletedTask; }; break;
            case "nonsense": _issuer.DocumentAnswer = context => context.Response.WriteAsync("nonsense", context.RequestAborted); break;
            case "another issuer": _issuer.Document["issuer"] = fixture.Issuer.Issuer; break;
            case "keys on plain http elsewhere": _issuer.Document["jwks_uri"] = "http://keys.example/keys"; break;
            case "keys on a metadata service": _issuer.Document["jwks_uri"] = "https://169.254.169.254/keys"; break;
        }

        var refused = await AssumeAsync();

        Assert.Equal((HttpStatusCode.BadRequest, "IDPCommunicationError"), (refused.Status, refused.Error));
    }

    [Fact]
    public async Task A_provider_that_is_deleted_vouches_for_nobody()
    {
        (await AssumeAsync()).Done();
        (await fixture.Gateway.IamAsync(
            fixture.Gateway.Admin, "DeleteOpenIDConnectProvider", ("OpenIDConnectProviderArn", $"arn:aws:iam::{fixture.Gateway.Account}:oidc-provider/{_issuer.Url}"))).Done();

        Assert.Equal("InvalidIdentityToken", (await AssumeAsync()).Error);
    }

    private Task<Answer> AssumeAsync(Action<TokenDraft>? change = null)
    {
        var token = _issuer.OfJob();
        change?.Invoke(token);
        return fixture.AssumeAsync(_role, token.Make());
    }
}
