using System.Text.Json;

namespace IamGateway.Federation.Providers;

/// <summary>Who a provider says a person is. Believed: comes from a validated id-token only.</summary>
/// <param name="Subject">Unique at the issuer; together they are the person's only link.</param>
internal sealed record ExternalIdentity(string Issuer, string Subject, JsonElement Claims)
{
    private const int MaxTextLength = 256;

    /// <summary>A claim that is a text fit to be kept and shown; null otherwise.</summary>
    public string? Text(string claim) =>
        Claims.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= MaxTextLength } text && IsShowable(text) ? text : null;

    /// <summary>The e-mail address, only when the provider says, with JSON's <c>true</c>, that it is verified.</summary>
    public string? VerifiedEmail =>
        Claims.TryGetProperty("email_verified", out var verified) && verified.ValueKind == JsonValueKind.True ? Text("email") : null;

    /// <summary>The texts of a claim that is a list or one text; empty without it.</summary>
    public IReadOnlyList<string> Texts(string claim) => Claims.TryGetProperty(claim, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array => [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)],
            _ => [],
        }
        : [];

    /// <summary>True: the provider left the claim out because it has too many values, and left a pointer instead. Source: OpenID Connect Core §5.6.2; Microsoft identity platform, groups overage.</summary>
    public bool LeavesOut(string claim) =>
        (Claims.TryGetProperty("_claim_names", out var names) && names.ValueKind == JsonValueKind.Object && names.TryGetProperty(claim, out _))
        || (Claims.TryGetProperty("hasgroups", out var has) && has.ValueKind is JsonValueKind.True or JsonValueKind.String);

    private static bool IsShowable(string text) => !text.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format);
}
