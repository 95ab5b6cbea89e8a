using System.Security.Cryptography;
using System.Text.Json;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Signing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IamGateway.AspNetCore.Tests.Signing;

public sealed class UpstreamIdentityTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly TestKeys _keys = new();
    private readonly UpstreamIdentity _identity;

    public UpstreamIdentityTests() => _identity = new UpstreamIdentity(_keys, The.Urls, _clock);

    [Fact]
    public async Task An_upstream_verifies_it_with_the_public_key_and_its_own_name()
    {
        var publicKey = new ECDsaSecurityKey(ECDsa.Create(_keys.Current.ECDsa.ExportParameters(false))) { KeyId = "key-1" };
        var parameters = new TokenValidationParameters
        {
            ValidIssuer = "https://sso.example.com",
            ValidAudience = "orders",
            ValidTypes = ["iam-identity+jwt"],
            ValidAlgorithms = ["ES256"],
            IssuerSigningKey = publicKey,
            LifetimeValidator = (_, _, _, _) => true,
        };
        var handler = new JsonWebTokenHandler();
        Assert.True((await handler.ValidateTokenAsync(_identity.For(The.Alice, "orders"), parameters)).IsValid);
        Assert.False((await handler.ValidateTokenAsync(_identity.For(The.Alice, "payroll"), parameters)).IsValid);
    }

    [Fact]
    public void It_says_who_calls()
    {
        var claims = ClaimsOf(_identity.For(The.AliceWithMfa, "orders"));
        Assert.Equal(The.Alice.Arn, claims.GetProperty("sub").GetString());
        Assert.Equal("orders", claims.GetProperty("aud").GetString());
        Assert.Equal("AssumedRole", claims.GetProperty("principal_type").GetString());
        Assert.Equal(The.Account, claims.GetProperty("account").GetString());
        Assert.Equal("alice", claims.GetProperty("person").GetString());
        Assert.Equal("session-alice-mfa", claims.GetProperty("sid").GetString());
        Assert.Equal(["Developers", "Seoul"], claims.GetProperty("groups").EnumerateArray().Select(group => group.GetString()));
        Assert.Equal("orders", claims.GetProperty("tags").GetProperty("team").GetString());
        Assert.True(claims.GetProperty("mfa").GetBoolean());
        Assert.False(claims.TryGetProperty("username", out _));
        Assert.Equal(60, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
    }

    [Fact]
    public void It_says_that_nobody_calls()
    {
        var claims = ClaimsOf(_identity.For(Caller.Anonymous, "orders"));
        Assert.Equal("anonymous", claims.GetProperty("sub").GetString());
        Assert.Equal("Anonymous", claims.GetProperty("principal_type").GetString());
        Assert.False(claims.GetProperty("mfa").GetBoolean());
        Assert.False(claims.TryGetProperty("sid", out _));
        Assert.False(claims.TryGetProperty("account", out _));
    }

    [Fact]
    public void It_is_signed_once_and_again_when_less_than_half_a_minute_is_left()
    {
        var first = _identity.For(The.Alice, "orders");
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Same(first, _identity.For(The.Alice, "orders"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        var second = _identity.For(The.Alice, "orders");
        Assert.NotEqual(first, second);
        Assert.NotEqual(ClaimsOf(first).GetProperty("jti").GetString(), ClaimsOf(second).GetProperty("jti").GetString());
        Assert.Equal(The.Start.AddSeconds(30).ToUnixTimeSeconds(), ClaimsOf(second).GetProperty("iat").GetInt64());
    }

    [Fact]
    public void Each_audience_and_each_session_has_its_own()
    {
        Assert.NotEqual(_identity.For(The.Alice, "orders"), _identity.For(The.Alice, "payroll"));
        Assert.Equal(The.Bob.Arn, ClaimsOf(_identity.For(The.Bob, "orders")).GetProperty("sub").GetString());
        Assert.Equal(The.Alice.Arn, ClaimsOf(_identity.For(The.Alice, "orders")).GetProperty("sub").GetString());
    }

    [Fact]
    public void What_has_changed_about_a_caller_is_said_at_once()
    {
        _identity.For(The.Alice, "orders");
        var claims = ClaimsOf(_identity.For(The.Alice with { Groups = ["Viewers"] }, "orders"));
        Assert.Equal(["Viewers"], claims.GetProperty("groups").EnumerateArray().Select(group => group.GetString()));
    }

    private static JsonElement ClaimsOf(string token) =>
        JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.Split('.')[1])).RootElement;
}
