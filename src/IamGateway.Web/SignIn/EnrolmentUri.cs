using Microsoft.AspNetCore.WebUtilities;

namespace IamGateway.Web.SignIn;

/// <summary>Reads the <c>otpauth://</c> URI of an authenticator's seed.</summary>
internal static class EnrolmentUri
{
    private const int MaxLength = 1024;

    /// <summary>Whether a text that came back with a form is such a URI.</summary>
    public static bool IsOne(string? text) =>
        text is { Length: <= MaxLength } && text.StartsWith("otpauth://totp/", StringComparison.Ordinal) && Seed(text).Length > 0;

    /// <summary>The seed in groups of four, for typing.</summary>
    public static string SeedInGroups(string uri) => string.Join(' ', Seed(uri).Chunk(4).Select(group => new string(group)));

    private static string Seed(string uri) =>
        QueryHelpers.ParseQuery(uri[Math.Max(uri.IndexOf('?', StringComparison.Ordinal), 0)..]).TryGetValue("secret", out var seed) ? seed.ToString() : "";
}
