using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using IamGateway.Federation.Providers;

namespace IamGateway.Federation.Oidc;

/// <summary>A signed token taken apart strictly, before anything of it is believed. Source: RFC 7515, RFC 8725.</summary>
/// <param name="Algorithm">On the allow list.</param>
/// <param name="Claims">Not verified.</param>
internal sealed record IdToken(string Encoded, string Algorithm, string KeyId, JsonElement Claims)
{
    private const int MaxLength = 32 * 1024, MaxDepth = 16;

    private static readonly string[] Algorithms = ["ES256", "RS256", "PS256"];

    /// <summary>Headers that bring a key along or change what is signed. The key is always one of the provider's own.</summary>
    private static readonly string[] ForbiddenHeaders = ["jwk", "jku", "x5u", "x5c", "crit", "b64", "zip", "enc"];

    private static readonly SearchValues<char> Base64UrlCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <exception cref="SignInFailedException">It is no signed token in its one form, or its header asks for something that is not accepted.</exception>
    public static IdToken Read(string text)
    {
        if (text.Length > MaxLength || text.Split('.') is not [var headerPart, var claimsPart, { Length: > 0 }])
        {
            throw SignInFailedException.Invalid("TokenMalformed");
        }

        var header = Parse(headerPart);
        var forbidden = Array.Find(ForbiddenHeaders, name => header.TryGetProperty(name, out _));
        if (forbidden is not null)
        {
            throw SignInFailedException.Invalid("TokenHeaderRefused", forbidden);
        }

        var algorithm = Text(header, "alg");
        if (algorithm is null || !Algorithms.Contains(algorithm, StringComparer.Ordinal))
        {
            throw SignInFailedException.Invalid("TokenAlgorithmRefused");
        }

        if (header.TryGetProperty("typ", out _) && !string.Equals(Text(header, "typ"), "JWT", StringComparison.OrdinalIgnoreCase))
        {
            throw SignInFailedException.Invalid("TokenTypeRefused");
        }

        var keyId = Text(header, "kid") is { Length: > 0 and <= 256 } id ? id : throw SignInFailedException.Invalid("TokenKeyMissing");
        return new IdToken(text, algorithm, keyId, Parse(claimsPart));
    }

    /// <summary>A claim that is a text; null otherwise.</summary>
    public string? Claim(string name) => Text(Claims, name);

    /// <summary>A claim that is a time, in seconds since 1970; null otherwise.</summary>
    public double? Time(string name) =>
        Claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) ? seconds : null;

    /// <summary>Whom the token is for; null: nobody, or several. One that is also for others could have come from them.</summary>
    public string? OnlyAudience =>
        Claims.TryGetProperty("aud", out var audience) && audience.ValueKind == JsonValueKind.Array && audience.GetArrayLength() == 1 && audience[0].ValueKind == JsonValueKind.String
            ? audience[0].GetString()
            : Claim("aud");

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>One JSON object without duplicate members, because two readers must not see two tokens, and without half a surrogate pair, which JSON can write and nobody can read.</summary>
    private static JsonElement Parse(string part)
    {
        if (part.AsSpan().ContainsAnyExcept(Base64UrlCharacters))
        {
            throw SignInFailedException.Invalid("TokenMalformed");
        }

        try
        {
            var json = Base64Url.DecodeFromChars(part);
            ReadTexts(json);
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = MaxDepth });
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw SignInFailedException.Invalid("TokenMalformed");
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException)
        {
            throw SignInFailedException.Invalid("TokenMalformed");
        }
    }

    /// <exception cref="InvalidOperationException">A name or text is no Unicode.</exception>
    private static void ReadTexts(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String)
            {
                _ = reader.GetString();
            }
        }
    }
}
