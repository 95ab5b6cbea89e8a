using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace IamGateway.Federation.Tests.Oidc;

/// <summary>What is changed in a good id-token, by name.</summary>
internal static class TokenRecipes
{
    public static IReadOnlyDictionary<string, Action<HostileTokenTests.Hosts, IdTokenRecipe>> ByName { get; } = new Dictionary<string, Action<HostileTokenTests.Hosts, IdTokenRecipe>>(StringComparer.Ordinal)
    {
        ["as it should be"] = (_, _) => { },
        ["RS256"] = (hosts, token) => Rsa(hosts, token, "RS256", RSASignaturePadding.Pkcs1),
        ["PS256"] = (hosts, token) => Rsa(hosts, token, "PS256", RSASignaturePadding.Pss),
        ["aud as a list of one"] = (_, token) => token.Claims["aud"] = new JsonArray(TestProvider.ClientId),
        ["azp is ours"] = (_, token) => token.Claims["azp"] = TestProvider.ClientId,
        ["at_hash fits"] = (_, token) => token.Claims["at_hash"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(TestProvider.AccessToken)).AsSpan(0, 16)),
        ["expired for less than a minute"] = (_, token) => Shift(token, "exp", -359),
        ["no typ"] = (_, token) => token.Header.Remove("typ"),

        ["iss of another"] = (_, token) => token.Claims["iss"] = "https://evil.example",
        ["iss with a slash"] = (hosts, token) => token.Claims["iss"] = hosts.Provider.Issuer + "/",
        ["no iss"] = (_, token) => token.Claims.Remove("iss"),
        ["aud of another"] = (_, token) => token.Claims["aud"] = "other",
        ["aud of us and another"] = (_, token) => token.Claims["aud"] = new JsonArray(TestProvider.ClientId, "other"),
        ["no aud"] = (_, token) => token.Claims.Remove("aud"),
        ["azp of another"] = (_, token) => token.Claims["azp"] = "other",
        ["azp is no text"] = (_, token) => token.Claims["azp"] = 1,
        ["nonce of another flow"] = (_, token) => token.Claims["nonce"] = "other",
        ["no nonce"] = (_, token) => token.Claims.Remove("nonce"),
        ["alg none without signature"] = (_, token) => (token.Header["alg"], token.Sign) = ("none", _ => []),
        ["alg none with a signature"] = (_, token) => token.Header["alg"] = "none",
        ["alg NoNe"] = (_, token) => token.Header["alg"] = "NoNe",
        ["HS256 with the public key as secret"] = (hosts, token) => (token.Header["alg"], token.Sign) = ("HS256", data => HMACSHA256.HashData(hosts.Provider.Key.ExportSubjectPublicKeyInfo(), data)),
        ["ES384"] = (_, token) => token.Header["alg"] = "ES384",
        ["no alg"] = (_, token) => token.Header.Remove("alg"),
        ["RS256 said of the EC key"] = (_, token) => token.Header["alg"] = "RS256",
        ["expired"] = (_, token) => Shift(token, "exp", -360),
        ["no exp"] = (_, token) => token.Claims.Remove("exp"),
        ["issued in the future"] = (_, token) => Shift(token, "iat", 61),
        ["issued too long ago"] = (_, token) => Shift(token, "iat", -301),
        ["no iat"] = (_, token) => token.Claims.Remove("iat"),
        ["iat is a text"] = (_, token) => token.Claims["iat"] = token.Claims["iat"]!.ToString(),
        ["not yet valid"] = (_, token) => token.Claims["nbf"] = token.Claims["iat"]!.GetValue<long>() + 61,
        ["signed by a foreign key"] = (_, token) => token.Sign = data =>
        {
            using var foreign = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return TestProvider.Sign(foreign, data);
        },
        ["kid unknown"] = (_, token) => token.Header["kid"] = "key-9",
        ["no kid"] = (_, token) => token.Header.Remove("kid"),
        ["brings its key along"] = (_, token) => SignWithOwnKey(token, "jwk"),
        ["points to its key"] = (_, token) => token.Header["jku"] = "https://evil.example/keys",
        ["points to its certificate"] = (_, token) => token.Header["x5u"] = "https://evil.example/cert",
        ["brings its certificate along"] = (_, token) => token.Header["x5c"] = new JsonArray("MIIB"),
        ["says what is critical"] = (_, token) => token.Header["crit"] = new JsonArray("exp"),
        ["claims twice"] = (_, token) => token.ClaimsText = text => text.Replace("\"sub\":", "\"sub\":\"admin\",\"sub\":", StringComparison.Ordinal),
        ["header twice"] = (_, token) => token.HeaderText = text => text.Replace("\"alg\":", "\"alg\":\"none\",\"alg\":", StringComparison.Ordinal),
        ["claims are a list"] = (_, token) => token.ClaimsText = text => $"[{text}]",
        ["claims changed after signing"] = (_, token) => token.Parts = parts => [parts[0], IdTokenRecipe.Encode(token.Claims.ToJsonString().Replace("alice", "admin", StringComparison.Ordinal)), parts[2]],
        ["no signature"] = (_, token) => token.Parts = parts => [parts[0], parts[1], ""],
        ["five parts"] = (_, token) => token.Parts = parts => [.. parts, "a", "b"],
        ["white space in a part"] = (_, token) => token.Parts = parts => [parts[0], parts[1] + "\n", parts[2]],
        ["at_hash of another token"] = (_, token) => token.Claims["at_hash"] = Base64Url.EncodeToString(SHA256.HashData("other"u8).AsSpan(0, 16)),
        ["an access token"] = (_, token) => token.Header["typ"] = "at+jwt",
        ["no sub"] = (_, token) => token.Claims.Remove("sub"),
        ["empty sub"] = (_, token) => token.Claims["sub"] = "",
        ["sub is a number"] = (_, token) => token.Claims["sub"] = 1,
    };

    private static void Shift(IdTokenRecipe token, string claim, long seconds) => token.Claims[claim] = token.Claims[claim]!.GetValue<long>() + seconds;

    private static void Rsa(HostileTokenTests.Hosts hosts, IdTokenRecipe token, string algorithm, RSASignaturePadding padding)
    {
        (token.Header["alg"], token.Header["kid"]) = (algorithm, "rsa-1");
        token.Sign = data => hosts.RsaKey.SignData(data, HashAlgorithmName.SHA256, padding);
    }

    private static void SignWithOwnKey(IdTokenRecipe token, string header)
    {
        var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        token.Header[header] = TestProvider.PublicKey(own, TestProvider.KeyId);
        token.Sign = data => TestProvider.Sign(own, data);
    }
}
