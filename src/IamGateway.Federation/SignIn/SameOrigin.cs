using IamGateway.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace IamGateway.Federation.SignIn;

/// <summary>Whether a request that changes something was made by a page of the same origin. A second fence behind <c>SameSite=Lax</c>.</summary>
/// <remarks>Source: W3C Fetch Metadata; the Fetch Standard, <c>Origin</c>. A client that sends neither header is no browser of today, and no page can make one leave them out.</remarks>
internal static class SameOrigin
{
    public static bool Allows(HttpRequest request, IamGatewayUrls urls) =>
        IsAbsentOr(request.Headers["Sec-Fetch-Site"], site => site == "same-origin")
        && IsAbsentOr(request.Headers.Origin, origin => IsOwn(origin, request, urls));

    private static bool IsAbsentOr(Microsoft.Extensions.Primitives.StringValues values, Func<string, bool> isFine) =>
        values.Count == 0 || (values is [{ } value] && isFine(value));

    /// <summary>The origin that the request was sent to, as the request has it or as the public URL does: a TLS endpoint in front may hide the scheme.</summary>
    private static bool IsOwn(string origin, HttpRequest request, IamGatewayUrls urls) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
        || string.Equals(origin, urls.Issuer, StringComparison.OrdinalIgnoreCase);
}
