namespace IamGateway.Federation.SignIn;

/// <summary>Where to go after a sign-in: a path of this host and nothing else.</summary>
public static class ReturnUrl
{
    private const int MaxLength = 2048;
    private const string SignOutPath = "/.iam/signout";

    /// <summary>The path and query when they are safe, else <c>/</c>. A fragment is dropped: no server ever sees it.</summary>
    /// <remarks>
    /// Safe is a path that every reader takes for the same path of this host, decoded or not: it begins with one slash, has printable ASCII
    /// only, and no empty segment, dot segment or backslash, not even percent-encoded. Signing out is never where a sign-in goes.
    /// </remarks>
    public static string OrRoot(string? returnUrl)
    {
        var url = returnUrl?.Split('#', 2)[0];
        if (url is not { Length: > 0 and <= MaxLength } || url.AsSpan().ContainsAnyExceptInRange('!', '~') || url.Contains('\\', StringComparison.Ordinal))
        {
            return "/";
        }

        var path = url.Split('?', 2)[0];
        return IsPathOfThisHost(path) && IsPathOfThisHost(Uri.UnescapeDataString(path)) && !HasEncodedControl(url) ? url : "/";
    }

    private static bool IsPathOfThisHost(string path) =>
        path.StartsWith('/')
        && !path.Contains("//", StringComparison.Ordinal)
        && !path.Contains('\\', StringComparison.Ordinal)
        && !path.Split('/').Any(segment => segment is "." or "..")
        && !path.StartsWith(SignOutPath, StringComparison.OrdinalIgnoreCase);

    private static bool HasEncodedControl(string url) => Uri.UnescapeDataString(url).Any(char.IsControl);
}
