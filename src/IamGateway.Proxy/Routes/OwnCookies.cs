using IamGateway.AspNetCore.Authentication;

namespace IamGateway.Proxy.Routes;

/// <summary>The gateway's own cookies, which no upstream may see or set: every name that begins with the session cookie's, in any spelling.</summary>
internal static class OwnCookies
{
    /// <summary>A Cookie header without the gateway's cookies.</summary>
    /// <returns>The same text when there are none; null when nothing else is left.</returns>
    public static string? Without(string header)
    {
        var pairs = header.Split(';');
        var kept = Array.FindAll(pairs, pair => !IsOwn(pair));
        return kept.Length == pairs.Length ? header
            : Array.TrueForAll(kept, string.IsNullOrWhiteSpace) ? null
            : string.Join(';', kept).Trim();
    }

    /// <summary>True for a <c>name=value</c> with one of the gateway's names: in another case, percent-encoded, or behind white space or a nameless cookie's '='.</summary>
    public static bool IsOwn(string pair)
    {
        var text = pair.AsSpan();
        while (!text.IsEmpty && (text[0] == '=' || char.IsWhiteSpace(text[0]) || char.IsControl(text[0])))
        {
            text = text[1..];
        }
        var end = text.IndexOfAny('=', ';');
        var name = Uri.UnescapeDataString(end < 0 ? text : text[..end]);
        return name.TrimStart().StartsWith(SessionCookie.Name, StringComparison.OrdinalIgnoreCase);
    }
}
