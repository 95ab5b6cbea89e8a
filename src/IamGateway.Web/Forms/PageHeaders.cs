using Microsoft.AspNetCore.Http;

namespace IamGateway.Web.Forms;

/// <summary>The headers of every page.</summary>
internal static class PageHeaders
{
    // No script-src: the pages have no scripts. Browsers apply form-action to redirects after a post too; ours stay on this host.
    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public static void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-cache, no-store";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";

        // no-referrer everywhere would make browsers post our own forms with "Origin: null".
        headers["Referrer-Policy"] = HasSecretInAddress(context.Request.Path) ? "no-referrer" : "same-origin";

        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
    }

    private static bool HasSecretInAddress(PathString path) =>
        path.Equals(PageLinks.SetUp, StringComparison.OrdinalIgnoreCase) || path.Equals(PageLinks.Password, StringComparison.OrdinalIgnoreCase);
}
