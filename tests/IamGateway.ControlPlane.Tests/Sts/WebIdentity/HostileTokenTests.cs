using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace IamGateway.ControlPlane.Tests.Sts.WebIdentity;

/// <summary>Tokens that must not be believed, each one change away from a good one. Source: RFC 8725.</summary>
public sealed class HostileTokenTests(WebIdentityGateway fixture) : IClassFixture<WebIdentityGateway>
{
    /// <summary>What is changed; the error; what its message has.</summary>
    public static TheoryData<string, string?, string> Changes => new()
    {
        { "nothing",                          null,                    "" },
        { "expired for less than a minute",   null,                    "" },
        { "as old as it may be",              null,                    "" },

        { "signed by a foreign key",          "InvalidIdentityToken",  "TokenSignatureWrong" },
        { "claims changed after signing",     "InvalidIdentityToken",  "TokenSignatureWrong" },
        { "no signature",                     "InvalidIdentityToken",  "TokenMalformed" },
        { "alg none",                         "InvalidIdentityToken",  "TokenAlgorithmRefused" },
        { "HS256 with the public key",        "InvalidIdentityToken",  "TokenAlgorithmRefused" },
        { "PS256",                            "InvalidIdentityToken",  "TokenAlgorithmRefused" },
        { "ES256 said of the RSA key",        "InvalidIdentityToken",  "TokenKeyUnfit" },
        { "kid unknown",                      "InvalidIdentityToken",  "TokenKeyUnknown" },
        { "kid is a path",                    "InvalidIdentityToken",  "TokenKeyUnknown" },
        { "kid is a URL",                     "InvalidIdentityToken",  "TokenKeyUnknown" },
        { "no kid",                           "InvalidIdentityToken",  "TokenKeyMissing" },
        { "points to its key",                "InvalidIdentityToken",  "TokenHeaderRefused" },
        { "aud of another",                   "InvalidIdentityToken",  "Incorrect token audience" },
        { "aud of us and another",            "InvalidIdentityToken",  "Incorrect token audience" },
        { "no aud",                           "InvalidIdentityToken",  "Incorrect token audience" },
        { "azp of another",                   "InvalidIdentityToken",  "Incorrect token audience" },
        { "issuer unknown",                   "InvalidIdentityToken",  "No OpenIDConnect provider found in your account for https://evil.example" },
        { "issuer with a slash",              "InvalidIdentityToken",  "No OpenIDConnect provider found in your account for http://127.0.0.1:" },
        { "issuer in capitals",               "InvalidIdentityToken",  "No OpenIDConnect provider found in your account for http://127.0.0.1:" },
        { "issuer is no text",                "InvalidIdentityToken",  "TokenIssuerWrong" },
        { "issuer with a line break",         "InvalidIdentityToken",  "TokenIssuerWrong" },
        { "expired",                          "ExpiredTokenException", "Token expired" },
        { "older than a day",                 "ExpiredTokenException", "more than 24 hours ago" },
        { "no exp",                           "InvalidIdentityToken",  "TokenTimesMissing" },
        { "no iat",                           "InvalidIdentityToken",  "TokenTimesMissing" },
        { "exp is a text",                    "InvalidIdentityToken",  "TokenTimesMissing" },
        { "issued in the future",             "InvalidIdentityToken",  "TokenIssueTimeWrong" },
        { "not yet valid",                    "InvalidIdentityToken",  "TokenNotYetValid" },
        { "no sub",                           "InvalidIdentityToken",  "TokenSubjectMissing" },
        { "sub too long",                     "InvalidIdentityToken",  "TokenSubjectMissing" },
        { "no token at all",                  "InvalidIdentityToken",  "TokenMalformed" },
        { "half a character as kid",          "InvalidIdentityToken",  "TokenMalformed" },
        { "half a character as iss",          "InvalidIdentityToken",  "TokenMalformed" },
        { "half a character as sub",          "InvalidIdentityToken",  "TokenMalformed" },
        { "half a character in a list",       "InvalidIdentityToken",  "TokenMalformed" },
        { "half a character in a tag's key",  "InvalidIdentityToken",  "TokenMalformed" },
        { "half a character as a tag",        "InvalidIdentityToken",  "TokenMalformed" },
    };

    [Theory, MemberData(nameof(Changes))]
    public async Task A_token_is_believed_only_as_its_provider_made_it(string change, string? error, string message)
    {
        var token = fixture.Issuer.OfJob();
        Change(change, token, fixture.Issuer);

        var answer = await fixture.AssumeAsync(await RoleAsync(), token.Make());

        Assert.Equal(error, answer.Error);
        Assert.Contains(message, answer.Message);
    }

    [Fact]
    public async Task A_provider_of_one_account_says_nothing_in_another()
    {
        var answer = await fixture.AssumeAsync("arn:aws:iam::111122223333:role/any", fixture.Issuer.OfJob().Make());

        Assert.Equal("InvalidIdentityToken", answer.Error);
        Assert.Equal($"No OpenIDConnect provider found in your account for {fixture.Issuer.Issuer}", answer.Message);
    }

    private async Task<string> RoleAsync()
    {
        var arn = $"arn:aws:iam::{fixture.Gateway.Account}:role/any";
        await using var db = await fixture.Gateway.OpenAsync();
        return db.Roles.Any(role => role.Name == "any") ? arn : (await fixture.NewRoleAsync("any")).Arn;
    }

    private static void Change(string change, TokenDraft token, TestIssuer issuer)
    {
        var (header, claims) = (token.Header, token.Claims);
        Action apply = change switch
        {
            "nothing" => () => header["alg"] = "RS256",
            "expired for less than a minute" => () => Shift(claims, "exp", -359),
            "as old as it may be" => () => Shift(claims, "iat", -86459),
            "signed by a foreign key" => () => token.Sign = SignWithForeignKey,
            "claims changed after signing" => () => token.Parts = parts => [parts[0], TokenDraft.Encode(claims.ToJsonString().Replace("octo-org", "evil-org")), parts[2]],
            "no signature" => () => token.Parts = parts => [parts[0], parts[1], ""],
            "alg none" => () => header["alg"] = "none",
            "HS256 with the public key" => () => (header["alg"], token.Sign) = ("HS256", data => HMACSHA256.HashData(issuer.Rsa.ExportSubjectPublicKeyInfo(), data)),
            "PS256" => () => (header["alg"], token.Sign) = ("PS256", data => issuer.Rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)),
            "ES256 said of the RSA key" => () => header["alg"] = "ES256",
            "kid unknown" => () => header["kid"] = "rsa-9",
            "kid is a path" => () => header["kid"] = "../../../../dev/null",
            "kid is a URL" => () => header["kid"] = $"{issuer.Issuer}/keys",
            "no kid" => () => header.Remove("kid"),
            "points to its key" => () => header["jku"] = $"{issuer.Issuer}/keys",
            "aud of another" => () => claims["aud"] = "https://github.com/octo-org",
            "aud of us and another" => () => claims["aud"] = new JsonArray("sts.amazonaws.com", "other"),
            "no aud" => () => claims.Remove("aud"),
            "azp of another" => () => claims["azp"] = "other",
            "issuer unknown" => () => claims["iss"] = "https://evil.example",
            "issuer with a slash" => () => claims["iss"] = issuer.Issuer + "/",
            "issuer in capitals" => () => claims["iss"] = issuer.Issuer.Replace("clusters", "CLUSTERS"),
            "issuer is no text" => () => claims["iss"] = new JsonArray(issuer.Issuer),
            "issuer with a line break" => () => claims["iss"] = "https://evil.example\n",
            "expired" => () => Shift(claims, "exp", -360),
            "older than a day" => () => Shift(claims, "iat", -86460),
            "no exp" => () => claims.Remove("exp"),
            "no iat" => () => claims.Remove("iat"),
            "exp is a text" => () => claims["exp"] = claims["exp"]!.ToString(),
            "issued in the future" => () => Shift(claims, "iat", 61),
            "not yet valid" => () => Shift(claims, "nbf", 61),
            "no sub" => () => claims.Remove("sub"),
            "sub too long" => () => claims["sub"] = new string('s', 256),
            "no token at all" => () => token.Parts = _ => ["secret"],
            "half a character as kid" => () => header["kid"] = TokenDraft.HalfCharacter,
            "half a character as iss" => () => claims["iss"] = TokenDraft.HalfCharacter,
            "half a character as sub" => () => claims["sub"] = TokenDraft.HalfCharacter,
            "half a character in a list" => () => claims["amr"] = new JsonArray(TokenDraft.HalfCharacter),
            "half a character in a tag's key" => () => claims["https://aws.amazon.com/tags"] = new JsonObject { ["principal_tags"] = new JsonObject { [TokenDraft.HalfCharacter] = "v" } },
            "half a character as a tag" => () => claims["https://aws.amazon.com/tags"] = new JsonObject { ["principal_tags"] = new JsonObject { ["k"] = TokenDraft.HalfCharacter } },
            _ => throw new ArgumentOutOfRangeException(nameof(change), change, null),
        };
        apply();
    }

    private static void Shift(JsonObject claims, string claim, int seconds) => claims[claim] = claims[claim]!.GetValue<long>() + seconds;

    private static byte[] SignWithForeignKey(byte[] data)
    {
        using var foreign = RSA.Create(2048);
        return foreign.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
