using Microsoft.AspNetCore.Http;

namespace IamGateway.AspNetCore.Authentication;

/// <summary>The browser's session cookie: an opaque secret, host-only, unreadable for scripts.</summary>
/// <remarks>Reads the raw header: ASP.NET's own collection ignores the case of names and takes the last of several, so a cookie planted beside ours would win. Source: RFC 6265bis, cookie name prefixes.</remarks>
public static class SessionCookie
{
    /// <summary>The cookie's name.</summary>
    public const string Name = "__Host-iamgateway";

    /// <summary>Longest secret that is read, in characters.</summary>
    private const int MaxSecretLength = 512;

    private static CookieOptions Options => new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };

    /// <summary>The secret that the request presents; null without a cookie, or with more than one of that name in any spelling.</summary>
    public static string? Read(HttpRequest request) =>
        Read(request, out var secret) == AuthenticationProblem.None ? secret : null;

    /// <summary>Gives the browser a new secret.</summary>
    /// <exception cref="ArgumentException">The secret has characters other than letters, digits, <c>-</c>, <c>_</c>, <c>.</c> and <c>~</c>.</exception>
    public static void Write(HttpResponse response, string secret)
    {
        if (!IsSecret(secret))
        {
            throw new ArgumentException("A session secret consists of unreserved URL characters.", nameof(secret));
        }

        response.Cookies.Append(Name, secret, Options);
    }

    /// <summary>Takes the cookie away.</summary>
    public static void Delete(HttpResponse response) => response.Cookies.Delete(Name, Options);

    /// <summary>Reads the cookie and says why it is not believed. The secret is null without a cookie, or when it is not believed.</summary>
    internal static AuthenticationProblem Read(HttpRequest request, out string? secret)
    {
        secret = null;
        var alike = 0;
        var exact = 0;
        ReadOnlySpan<char> value = default;
        foreach (var line in request.Headers.Cookie)
        {
            foreach (var range in line.AsSpan().Split(';'))
            {
                var cookie = line.AsSpan(range).Trim(" \t");
                var equals = cookie.IndexOf('=');
                var name = (equals < 0 ? cookie : cookie[..equals]).TrimEnd(" \t");
                if (name.Equals(Name, StringComparison.OrdinalIgnoreCase))
                {
                    alike++;
                    exact += name.SequenceEqual(Name) ? 1 : 0;
                    value = equals < 0 ? default : cookie[(equals + 1)..];
                }
            }
        }

        if (alike == 0)
        {
            return AuthenticationProblem.None;
        }

        if (alike > 1 || exact != 1)
        {
            return AuthenticationProblem.Ambiguous;
        }

        if (!IsSecret(value))
        {
            return AuthenticationProblem.Malformed;
        }

        secret = value.ToString();
        return AuthenticationProblem.None;
    }

    private static bool IsSecret(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxSecretLength)
        {
            return false;
        }

        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_' or '.' or '~'))
            {
                return false;
            }
        }

        return true;
    }
}
