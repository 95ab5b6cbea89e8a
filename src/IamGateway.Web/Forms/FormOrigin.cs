using Microsoft.AspNetCore.Http;

namespace IamGateway.Web.Forms;

/// <summary>Tells forms of our own pages from those that another site posts.</summary>
internal static class FormOrigin
{
    /// <summary>
    /// Whether a post may come from one of our pages. Browsers say so in <c>Sec-Fetch-Site</c>, which scripts cannot set; those that do not send it, in <c>Origin</c>.
    /// Without either no browser sent it, and the antiforgery token alone decides. Source: W3C Fetch Metadata Request Headers; Fetch Standard, 3.2.
    /// </summary>
    public static bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0)
            return site.Count == 1 && site[0] == "same-origin";

        var origin = request.Headers.Origin;
        return origin.Count == 0 || (origin.Count == 1 && IsHostOf(request, origin[0]));
    }

    // The scheme may differ where something before us ends TLS, but never from https down to http.
    private static bool IsHostOf(HttpRequest request, string? origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && !request.IsHttps))
        && string.Equals(uri.IdnHost, request.Host.Host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase)
        && uri.Port == (request.Host.Port ?? (uri.Scheme == Uri.UriSchemeHttps ? 443 : 80));
}
