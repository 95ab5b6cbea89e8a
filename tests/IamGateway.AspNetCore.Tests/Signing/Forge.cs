using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace IamGateway.AspNetCore.Tests.Signing;

/// <summary>Makes tokens by hand, right and wrong.</summary>
internal static class Forge
{
    public const string Header = """{"alg":"ES256","typ":"iam-session+jwt","kid":"key-1"}""";

    /// <summary>The claims of a session token that is valid when the tests start.</summary>
    public const string Claims = """
        {"iss":"https://sso.example.com","aud":"https://sso.example.com","sub":"arn:aws:iam::111122223333:user/bob","sid":"session-bob","jti":"j","iat":1767603600,"nbf":1767603600,"exp":1767607200}
        """;

    public static string Token(ECDsaSecurityKey key, string header = Header, string claims = Claims) =>
        Token(key, Encoding.UTF8.GetBytes(header), Encoding.UTF8.GetBytes(claims));

    public static string Token(ECDsaSecurityKey key, byte[] header, byte[] claims)
    {
        var signed = Signed(header, claims);
        return $"{signed}.{Encode(key.ECDsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    /// <summary>Signs text that need not be canonical base64url.</summary>
    public static string Text(ECDsaSecurityKey key, string headerText, string claimsText) =>
        $"{headerText}.{claimsText}.{Encode(key.ECDsa.SignData(Encoding.ASCII.GetBytes($"{headerText}.{claimsText}"), HashAlgorithmName.SHA256))}";

    public static string WithSignature(string header, string claims, Func<byte[], byte[]> sign)
    {
        var signed = Signed(Encoding.UTF8.GetBytes(header), Encoding.UTF8.GetBytes(claims));
        return $"{signed}.{Encode(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    public static string Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));

    public static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private static string Signed(byte[] header, byte[] claims) => $"{Encode(header)}.{Encode(claims)}";
}
