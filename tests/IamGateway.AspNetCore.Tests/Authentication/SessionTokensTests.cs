using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Signing;
using IamGateway.AspNetCore.Tests.Signing;
using Microsoft.IdentityModel.Tokens;

namespace IamGateway.AspNetCore.Tests.Authentication;

public sealed class SessionTokensTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly TestKeys _keys = new();
    private readonly SessionTokens _tokens;

    public SessionTokensTests() => _tokens = new SessionTokens(_keys, The.Urls, _clock);

    [Fact]
    public void A_token_names_the_session_it_was_issued_for()
    {
        Assert.Equal(AuthenticationProblem.None, _tokens.Verify(_tokens.Issue(The.AliceWithMfa), out var sessionId));
        Assert.Equal(The.AliceWithMfa.SessionId, sessionId);
    }

    [Fact]
    public void A_token_says_what_it_is()
    {
        var parts = _tokens.Issue(The.AliceWithMfa).Split('.');
        using var header = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(parts[0]));
        using var claims = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(parts[1]));

        Assert.Equal("""{"alg":"ES256","typ":"iam-session+jwt","kid":"key-1"}""", header.RootElement.GetRawText());
        Assert.Equal("https://sso.example.com", claims.RootElement.GetProperty("iss").GetString());
        Assert.Equal("https://sso.example.com", claims.RootElement.GetProperty("aud").GetString());
        Assert.Equal(The.Alice.Arn, claims.RootElement.GetProperty("sub").GetString());
        Assert.Equal(The.Start.ToUnixTimeSeconds(), claims.RootElement.GetProperty("iat").GetInt64());
        Assert.Equal(The.Start.AddHours(1).ToUnixTimeSeconds(), claims.RootElement.GetProperty("exp").GetInt64());
        Assert.Equal(The.Start.AddMinutes(-2).ToUnixTimeSeconds(), claims.RootElement.GetProperty("mfa_time").GetInt64());
    }

    [Fact]
    public void Two_tokens_of_one_session_differ() => Assert.NotEqual(_tokens.Issue(The.Bob), _tokens.Issue(The.Bob));

    [Fact]
    public void An_anonymous_caller_gets_no_token() => Assert.Throws<ArgumentException>(() => _tokens.Issue(Caller.Anonymous));

    [Fact]
    public async Task A_token_verifies_with_a_library_that_is_not_ours()
    {
        var result = await new Microsoft.IdentityModel.JsonWebTokens.JsonWebTokenHandler().ValidateTokenAsync(
            _tokens.Issue(The.Bob),
            new TokenValidationParameters
            {
                ValidIssuer = "https://sso.example.com",
                ValidAudience = "https://sso.example.com",
                ValidTypes = ["iam-session+jwt"],
                IssuerSigningKey = new ECDsaSecurityKey(ECDsa.Create(_keys.Current.ECDsa.ExportParameters(false))) { KeyId = "key-1" },
                LifetimeValidator = (_, _, _, _) => true,
            });
        Assert.True(result.IsValid, result.Exception?.Message);
    }

    [Fact]
    public void A_token_changed_in_any_character_is_refused()
    {
        var token = _tokens.Issue(The.Bob);
        Assert.Equal(AuthenticationProblem.None, _tokens.Verify(token, out _));
        for (var index = 0; index < token.Length; index++)
        {
            var changed = new StringBuilder(token) { [index] = token[index] == 'A' ? 'B' : 'A' }.ToString();
            Assert.True(_tokens.Verify(changed, out _) is AuthenticationProblem.Malformed or AuthenticationProblem.Untrusted, $"accepted with another character at {index}");
        }
    }

    public static TheoryData<string, string> HostileHeaders => new()
    {
        { "alg none",                    """{"alg":"none","typ":"iam-session+jwt","kid":"key-1"}""" },
        { "alg of another curve",        """{"alg":"ES384","typ":"iam-session+jwt","kid":"key-1"}""" },
        { "alg in another case",         """{"alg":"es256","typ":"iam-session+jwt","kid":"key-1"}""" },
        { "alg absent",                  """{"typ":"iam-session+jwt","kid":"key-1"}""" },
        { "alg half a character",        """{"alg":"\ud800","typ":"iam-session+jwt","kid":"key-1"}""" },
        { "kid half a character",        """{"alg":"ES256","typ":"iam-session+jwt","kid":"\ud800"}""" },
        { "a name half a character",     """{"alg":"ES256","typ":"iam-session+jwt","\ud800":"key-1"}""" },
        { "alg not text",                """{"alg":["ES256"],"typ":"iam-session+jwt","kid":"key-1"}""" },
        { "typ of the other kind",       """{"alg":"ES256","typ":"iam-identity+jwt","kid":"key-1"}""" },
        { "typ JWT",                     """{"alg":"ES256","typ":"JWT","kid":"key-1"}""" },
        { "typ with its media type",     """{"alg":"ES256","typ":"application/iam-session+jwt","kid":"key-1"}""" },
        { "typ absent",                  """{"alg":"ES256","kid":"key-1"}""" },
        { "kid unknown",                 """{"alg":"ES256","typ":"iam-session+jwt","kid":"key-2"}""" },
        { "kid empty",                   """{"alg":"ES256","typ":"iam-session+jwt","kid":""}""" },
        { "kid absent",                  """{"alg":"ES256","typ":"iam-session+jwt"}""" },
        { "kid not text",                """{"alg":"ES256","typ":"iam-session+jwt","kid":1}""" },
        { "kid a path",                  """{"alg":"ES256","typ":"iam-session+jwt","kid":"../../dev/null"}""" },
        { "kid SQL",                     """{"alg":"ES256","typ":"iam-session+jwt","kid":"x' OR '1'='1"}""" },
        { "kid in another case",         """{"alg":"ES256","typ":"iam-session+jwt","kid":"KEY-1"}""" },
        { "crit",                        """{"alg":"ES256","typ":"iam-session+jwt","kid":"key-1","crit":["exp"]}""" },
        { "b64",                         """{"alg":"ES256","typ":"iam-session+jwt","kid":"key-1","b64":true}""" },
        { "zip",                         """{"alg":"ES256","typ":"iam-session+jwt","kid":"key-1","zip":"DEF"}""" },
        { "jku",                         """{"alg":"ES256","typ":"iam-session+jwt","kid":"key-1","jku":"https://evil.example/jwks"}""" },
        { "x5u",                         """{"alg":"ES256","typ":"iam-session+jwt","kid":"key-1","x5u":"https://evil.example/cert"}""" },
        { "jwk",                         """{"alg":"ES256","typ":"iam-session+jwt","kid":"key-1","jwk":{"kty":"EC"}}""" },
        { "x5c",                         """{"alg":"ES256","typ":"iam-session+jwt","kid":"key-1","x5c":["MIIB"]}""" },
        { "cty: a token in a token",     """{"alg":"ES256","typ":"iam-session+jwt","kid":"key-1","cty":"JWT"}""" },
        { "alg twice",                   """{"alg":"none","alg":"ES256","typ":"iam-session+jwt","kid":"key-1"}""" },
        { "kid twice, once escaped",     """{"alg":"ES256","typ":"iam-session+jwt","kid":"key-1","\u006bid":"key-1"}""" },
        { "trailing bytes",              """{"alg":"ES256","typ":"iam-session+jwt","kid":"key-1"}{}""" },
        { "comment",                     """{"alg":"ES256",/**/"typ":"iam-session+jwt","kid":"key-1"}""" },
        { "array",                       """["ES256","iam-session+jwt","key-1"]""" },
        { "no JSON",                     "header" },
        { "deep",                        new string('[', 1_000) },
    };

    [Theory, MemberData(nameof(HostileHeaders))]
    public void A_header_that_is_not_exactly_ours_is_refused_though_our_key_signed_it(string why, string header)
    {
        Assert.Equal(AuthenticationProblem.None, _tokens.Verify(Forge.Token(_keys.Current), out _));
        AssertRefused(why, Forge.Token(_keys.Current, header));
    }

    public static TheoryData<string, string, string> HostileClaims => new()
    {
        { "issuer of someone else",  "\"iss\":\"https://sso.example.com\"",  "\"iss\":\"https://evil.example\"" },
        { "issuer with a slash",     "\"iss\":\"https://sso.example.com\"",  "\"iss\":\"https://sso.example.com/\"" },
        { "issuer absent",           "\"iss\":",                             "\"iss2\":" },
        { "audience an upstream",    "\"aud\":\"https://sso.example.com\"",  "\"aud\":\"orders\"" },
        { "audience a list",         "\"aud\":\"https://sso.example.com\"",  "\"aud\":[\"https://sso.example.com\"]" },
        { "audience absent",         "\"aud\":",                             "\"aud2\":" },
        { "session absent",          "\"sid\":",                             "\"sid2\":" },
        { "session empty",           "\"sid\":\"session-bob\"",              "\"sid\":\"\"" },
        { "session a number",        "\"sid\":\"session-bob\"",              "\"sid\":7" },
        { "subject absent",          "\"sub\":",                             "\"sub2\":" },
        { "id absent",               "\"jti\":",                             "\"jti2\":" },
        { "issue time absent",       "\"iat\":",                             "\"iat2\":" },
        { "start absent",            "\"nbf\":",                             "\"nbf2\":" },
        { "end absent",              "\"exp\":",                             "\"exp2\":" },
        { "end as text",             "\"exp\":1767607200",                   "\"exp\":\"1767607200\"" },
        { "end a fraction",          "\"exp\":1767607200",                   "\"exp\":1767607200.5" },
        { "end beyond all calendars", "\"exp\":1767607200",                  "\"exp\":9223372036854775807" },
        { "end negative",            "\"exp\":1767607200",                   "\"exp\":-1" },
        { "end in exponent form",    "\"exp\":1767607200",                   "\"exp\":1e300" },
        { "issued in the future",    "\"iat\":1767603600",                   "\"iat\":1767603661" },
        { "starts in the future",    "\"nbf\":1767603600",                   "\"nbf\":1767603661" },
        { "expired",                 "\"exp\":1767607200",                   "\"exp\":1767603600" },
        { "session twice",           "\"sid\":\"session-bob\"",              "\"sid\":\"session-bob\",\"sid\":\"session-admin\"" },
        { "session twice, escaped",  "\"sid\":\"session-bob\"",              "\"sid\":\"session-bob\",\"s\\u0069d\":\"session-admin\"" },
        { "twice in something inner", "\"jti\":\"j\"",                       "\"jti\":\"j\",\"x\":{\"a\":1,\"a\":2}" },
    };

    [Theory, MemberData(nameof(HostileClaims))]
    public void Claims_that_are_not_right_are_refused_though_our_key_signed_them(string why, string right, string wrong)
    {
        Assert.Equal(AuthenticationProblem.None, _tokens.Verify(Forge.Token(_keys.Current), out _));
        var claims = Forge.Claims.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Forge.Claims, claims);
        AssertRefused(why, Forge.Token(_keys.Current, claims: claims));
    }

    [Fact]
    public void Claims_that_are_no_UTF_8_are_refused_though_our_key_signed_them()
    {
        var claims = Encoding.UTF8.GetBytes(Forge.Claims);
        claims[Array.IndexOf(claims, (byte)'b')] = 0xff;
        AssertRefused("invalid UTF-8", Forge.Token(_keys.Current, Encoding.UTF8.GetBytes(Forge.Header), claims));
    }

    [Fact]
    public void A_signature_of_anything_but_our_keys_is_refused()
    {
        var foreign = TestKeys.New("key-1");
        var publicKey = _keys.Current.ECDsa.ExportSubjectPublicKeyInfo();
        const string hmacHeader = """{"alg":"HS256","typ":"iam-session+jwt","kid":"key-1"}""";
        const string noneHeader = """{"alg":"none","typ":"iam-session+jwt","kid":"key-1"}""";

        AssertRefused("a foreign key with our id", Forge.Token(foreign));
        AssertRefused("no signature", Forge.WithSignature(Forge.Header, Forge.Claims, _ => []));
        AssertRefused("alg none without a signature", Forge.WithSignature(noneHeader, Forge.Claims, _ => []));
        AssertRefused("HMAC with our public key", Forge.WithSignature(hmacHeader, Forge.Claims, signed => HMACSHA256.HashData(publicKey, signed)));
        AssertRefused("HMAC with our public key, called ES256", Forge.WithSignature(Forge.Header, Forge.Claims, signed => HMACSHA256.HashData(publicKey, signed)));
        AssertRefused("all zeros", Forge.WithSignature(Forge.Header, Forge.Claims, _ => new byte[64]));
        AssertRefused("one byte more", Forge.WithSignature(Forge.Header, Forge.Claims, signed => [.. Sign(signed), 0]));
        AssertRefused("DER", Forge.WithSignature(Forge.Header, Forge.Claims, signed => _keys.Current.ECDsa.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
        Assert.Equal(AuthenticationProblem.None, _tokens.Verify(Forge.WithSignature(Forge.Header, Forge.Claims, Sign), out _));
    }

    private byte[] Sign(byte[] signed) => _keys.Current.ECDsa.SignData(signed, HashAlgorithmName.SHA256);

    public static TheoryData<string, Func<string, string>> HostileTexts => new()
    {
        { "a dot at the end",        token => $"{token}." },
        { "a dot at the start",      token => $".{token}" },
        { "dots at the end",         token => $"{token}..." },
        { "five parts, as a JWE",    token => $"{token}.AA.AA" },
        { "two parts",               token => token[..token.LastIndexOf('.')] },
        { "one part",                token => token.Split('.')[0] },
        { "nothing",                 _ => "" },
        { "dots alone",              _ => ".." },
        { "no claims",               token => $"{token.Split('.')[0]}..{token.Split('.')[2]}" },
        { "padding",                 token => $"{token}==" },
        { "padding, percent",        token => $"{token}%3D%3D" },
        { "a space before",          token => $" {token}" },
        { "a line end after",        token => $"{token}\n" },
        { "a space within",          token => token.Insert(10, " ") },
        { "a NUL after",             token => $"{token}\0" },
        { "the alphabet of base64",  token => token.Replace('-', '+').Replace('_', '/') + "+" },
        { "letters that look alike", token => token.Replace('e', 'е') },
        { "more than 8 KiB",         token => token + new string('A', 8192) },
    };

    [Theory, MemberData(nameof(HostileTexts))]
    public void A_text_that_is_not_a_compact_token_is_malformed(string why, Func<string, string> spoil)
    {
        var token = Forge.Token(_keys.Current);
        Assert.Equal(AuthenticationProblem.None, _tokens.Verify(token, out _));
        Assert.True(_tokens.Verify(spoil(token), out var sessionId) == AuthenticationProblem.Malformed, why);
        Assert.Empty(sessionId);
    }

    [Fact]
    public void Bits_beyond_the_last_byte_are_refused_though_our_key_signed_the_text()
    {
        var claims = Forge.Claims.TrimEnd();
        while (claims.Length % 3 == 0)
        {
            claims += " ";
        }

        var text = Forge.Encode(claims);
        var last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".IndexOf(text[^1], StringComparison.Ordinal);
        var stray = text[..^1] + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"[last + 1];

        Assert.Equal(AuthenticationProblem.None, _tokens.Verify(Forge.Text(_keys.Current, Forge.Encode(Forge.Header), text), out _));
        AssertRefused("stray bits", Forge.Text(_keys.Current, Forge.Encode(Forge.Header), stray));
        AssertRefused("padding in the claims", Forge.Text(_keys.Current, Forge.Encode(Forge.Header), text + "="));
    }

    [Fact]
    public void The_identity_of_an_upstream_is_no_bearer_token()
    {
        var identity = new UpstreamIdentity(_keys, The.Urls, _clock).For(The.Bob, The.Urls.Issuer);
        Assert.Equal(AuthenticationProblem.Untrusted, _tokens.Verify(identity, out _));
    }

    [Fact]
    public void A_token_ends_with_its_session_to_the_second_also_when_it_was_verified_before()
    {
        var token = _tokens.Issue(The.Bob);
        _clock.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromSeconds(1));
        Assert.Equal(AuthenticationProblem.None, _tokens.Verify(token, out _));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(AuthenticationProblem.Expired, _tokens.Verify(token, out var sessionId));
        Assert.Empty(sessionId);
    }

    [Fact]
    public void A_clock_that_is_a_minute_ahead_is_forgiven()
    {
        var claims = Forge.Claims.Replace("1767603600", "1767603660", StringComparison.Ordinal);
        Assert.Equal(AuthenticationProblem.None, _tokens.Verify(Forge.Token(_keys.Current, claims: claims), out _));
    }

    [Fact]
    public void A_token_is_verified_once_and_remembered()
    {
        var token = _tokens.Issue(The.Bob);
        _tokens.Verify(token, out _);
        var verifications = _keys.Verifications;
        Assert.Equal(1, verifications);
        Assert.Equal(AuthenticationProblem.None, _tokens.Verify(token, out var sessionId));
        Assert.Equal("session-bob", sessionId);
        Assert.Equal(verifications, _keys.Verifications);
    }

    [Fact]
    public void A_token_verifies_after_rotation_until_its_key_is_no_longer_valid_also_when_remembered()
    {
        var token = _tokens.Issue(The.Bob);
        _keys.Rotate("key-2");
        Assert.Equal(AuthenticationProblem.None, _tokens.Verify(token, out _));
        Assert.Equal(AuthenticationProblem.None, _tokens.Verify(_tokens.Issue(The.Bob), out _));
        _keys.Expire("key-1");
        Assert.Equal(AuthenticationProblem.Untrusted, _tokens.Verify(token, out _));
    }

    private void AssertRefused(string why, string token)
    {
        var problem = _tokens.Verify(token, out var sessionId);
        Assert.True(problem != AuthenticationProblem.None, $"accepted: {why}");
        Assert.Empty(sessionId);
    }
}
