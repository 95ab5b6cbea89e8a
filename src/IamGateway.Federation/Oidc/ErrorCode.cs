namespace IamGateway.Federation.Oidc;

/// <summary>Error codes of OAuth, as far as they may stand in a log.</summary>
internal static class ErrorCode
{
    /// <summary>The code when it looks like one (<c>invalid_grant</c>), else <c>unreadable</c>: whoever sends it chooses the text.</summary>
    public static string OrUnreadable(string? code) =>
        code is { Length: > 0 and <= 64 } && code.All(c => char.IsAsciiLetterLower(c) || c == '_') ? code : "unreadable";
}
