using System.Text.Json.Serialization;
using IamGateway.AspNetCore.Signing;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace IamGateway.Federation.SignIn;

/// <summary><c>GET /.iam/jwks.json</c>: the public halves of the signing keys. Source: RFC 7517, RFC 7518 §6.2.</summary>
internal static class KeysEndpoint
{
    private sealed record KeySet(IReadOnlyList<Key> Keys);

    private sealed record Key(string Kty, string Crv, string X, string Y, string Use, string Alg, [property: JsonPropertyName("kid")] string KeyId);

    public static IResult Get(HttpContext context, ISigningKeys keys)
    {
        context.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Json(new KeySet([.. keys.Valid.Select(Public)]));
    }

    private static Key Public(ECDsaSecurityKey key)
    {
        var point = key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return new Key("EC", "P-256", Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y), "sig", "ES256", key.KeyId);
    }
}
