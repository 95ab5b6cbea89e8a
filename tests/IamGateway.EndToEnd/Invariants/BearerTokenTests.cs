using System.Security.Cryptography;
using System.Text.Json;
using IamGateway.EndToEnd.Programs;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IamGateway.EndToEnd.Invariants;

/// <summary>A token that is not exactly one of ours, now, is nobody's.</summary>
[Trait("Peer", "curl")]
public sealed class BearerTokenTests(DemoGateway demo) : IClassFixture<DemoGateway>
{
    private string Genuine => demo.DeveloperHeader["Authorization: Bearer ".Length..];

    public static TheoryData<string> Forgeries =>
    [
        "signature changed", "payload changed", "without signature", "alg none", "hmac with the public key", "foreign key", "unknown kid", "kid is a path",
        "expired", "not yet valid", "other issuer", "other audience", "without exp", "upstream identity", "trailing bits", "padded", "empty", "not a token", "very long",
    ];

    [Theory, MemberData(nameof(Forgeries))]
    public async Task Only_a_genuine_token_is_believed(string forgery)
    {
        Assert.Equal(200, (await demo.AsDeveloperAsync("/orders/1")).Status);
        var control = demo.Upstream.TakeOne();
        using var keys = await OwnKeys.ReadAsync(demo.Process.DataFolder);

        var token = Forge(forgery, keys, control);
        var answer = await demo.GetAsync("/orders/1", "-H", $"Authorization: Bearer {token}");

        Assert.True(answer.Status is 400 or 401 or 431, answer.Head);
        Assert.Empty(demo.Upstream.Requests);
    }

    /// <summary>Shows that the forgeries fail for what they say, and not because this test cannot make a token.</summary>
    [Fact]
    public async Task A_token_made_with_the_gateway_s_own_key_and_nothing_changed_is_believed()
    {
        using var keys = await OwnKeys.ReadAsync(demo.Process.DataFolder);

        var answer = await demo.GetAsync("/orders/1", "-H", $"Authorization: Bearer {Signed(keys.Current, _ => { })}");

        Assert.True(answer.Status == 200, answer.Head + answer.Body);
        demo.Upstream.TakeOne();
    }

    [Theory]
    [InlineData("Authorization: Bearer {0}", "Authorization: Bearer {0}")]
    [InlineData("Authorization: Bearer {0}, Bearer {0}", "X-None: 1")]
    [InlineData("Authorization: Basic {0}", "X-None: 1")]
    [InlineData("Authorization: {0}", "X-None: 1")]
    [InlineData("X-Authorization: Bearer {0}", "X-None: 1")]
    public async Task A_token_counts_only_once_and_in_its_place(string first, string second)
    {
        var answer = await demo.GetAsync("/orders/1", "-H", string.Format(first, Genuine), "-H", string.Format(second, Genuine));

        Assert.True(answer.Status is 400 or 401, answer.Head);
        Assert.Empty(demo.Upstream.Requests);
    }

    [Fact]
    public async Task A_token_in_the_address_is_nobody_s()
    {
        var answer = await demo.GetAsync($"/orders/1?access_token={Genuine}");

        Assert.Equal(401, answer.Status);
        Assert.Empty(demo.Upstream.Requests);
    }

    private string Forge(string forgery, OwnKeys keys, UpstreamRequest control)
    {
        var parts = Genuine.Split('.');
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return forgery switch
        {
            "signature changed" => $"{parts[0]}.{parts[1]}.{(parts[2][0] == 'A' ? 'B' : 'A')}{parts[2][1..]}",
            "payload changed" => $"{parts[0]}.{Encode(Claims(claims => claims["sub"] = "arn:aws:iam::123456789012:root"))}.{parts[2]}",
            "without signature" => $"{parts[0]}.{parts[1]}.",
            "alg none" => $"{Encode(new { alg = "none", typ = "iam-session+jwt" })}.{parts[1]}.",
            "hmac with the public key" => Hmac(keys),
            "foreign key" => Foreign(keys.Current.KeyId),
            "unknown kid" => Foreign("0000000000000000"),
            "kid is a path" => Foreign("../../../../dev/null"),
            "expired" => Signed(keys.Current, claims => (claims["iat"], claims["nbf"], claims["exp"]) = (now - 7200, now - 7200, now - 1)),
            "not yet valid" => Signed(keys.Current, claims => claims["nbf"] = now + 600),
            "other issuer" => Signed(keys.Current, claims => claims["iss"] = "http://evil.example"),
            "other audience" => Signed(keys.Current, claims => claims["aud"] = "orders"),
            "without exp" => Signed(keys.Current, claims => claims.Remove("exp")),
            "upstream identity" => control.Values("X-IamGateway-Identity").Single(),
            "trailing bits" => Genuine[..^1] + WithTrailingBit(Genuine[^1]),
            "padded" => Genuine + "==",
            "empty" => "",
            "not a token" => "a.b.c",
            "very long" => new string('a', 30_000),
            _ => throw new ArgumentOutOfRangeException(nameof(forgery), forgery, null),
        };
    }

    /// <summary>The claims of the genuine token, changed.</summary>
    private Dictionary<string, object> Claims(Action<Dictionary<string, object>> change)
    {
        var claims = JsonSerializer.Deserialize<Dictionary<string, object>>(Base64UrlEncoder.Decode(Genuine.Split('.')[1]))!;
        change(claims);
        return claims;
    }

    private string Signed(ECDsaSecurityKey key, Action<Dictionary<string, object>> change) =>
        Signed(new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256), change);

    private string Signed(SigningCredentials credentials, Action<Dictionary<string, object>> change) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            JsonSerializer.Serialize(Claims(change)), credentials, new Dictionary<string, object> { ["typ"] = "iam-session+jwt" });

    private string Foreign(string keyId)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Signed(new ECDsaSecurityKey(key) { KeyId = keyId }, _ => { });
    }

    /// <summary>The public key, which everybody has, as the secret of HMAC: believed by verifiers that let the token choose the algorithm.</summary>
    private string Hmac(OwnKeys keys)
    {
        var secret = new SymmetricSecurityKey(keys.Current.ECDsa.ExportSubjectPublicKeyInfo()) { KeyId = keys.Current.KeyId };
        return Signed(new SigningCredentials(secret, SecurityAlgorithms.HmacSha256), _ => { });
    }

    private static string Encode(object value) => Base64UrlEncoder.Encode(JsonSerializer.SerializeToUtf8Bytes(value));

    /// <summary>Another last character that lenient decoders read as the same bytes.</summary>
    private static char WithTrailingBit(char last)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return alphabet[alphabet.IndexOf(last, StringComparison.Ordinal) ^ 1];
    }

    /// <summary>The signing keys of a data folder, as whoever holds the folder can read them.</summary>
    private sealed class OwnKeys(ServiceProvider services, ECDsaSecurityKey current) : IDisposable
    {
        public ECDsaSecurityKey Current { get; } = current;

        public static async Task<OwnKeys> ReadAsync(string dataFolder)
        {
            var services = new ServiceCollection().AddIdentity(dataFolder).BuildServiceProvider();
            var keys = services.GetRequiredService<SigningKeys>();
            await keys.RefreshAsync(CancellationToken.None);
            var current = new ECDsaSecurityKey(keys.Current.Key)
            {
                KeyId = keys.Current.Id,
                CryptoProviderFactory = new() { CacheSignatureProviders = false }, // the cache would hold on to keys of an earlier test
            };
            return new(services, current);
        }

        public void Dispose() => services.Dispose();
    }
}
