using IamGateway.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace IamGateway.AspNetCore.Authorization;

/// <summary>Tells the form from the request.</summary>
internal static class DenialForms
{
    /// <summary>The form for a request.</summary>
    public static DenialForm Of(HttpRequest request)
    {
        if (request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true)
        {
            return DenialForm.Grpc;
        }

        if (PresentedCredential.IsAwsSigned(request))
        {
            return DenialForm.Aws;
        }

        return IsNavigation(request.Headers) ? DenialForm.Page : DenialForm.Problem;
    }

    /// <summary>
    /// True: a browser loads a document. A browser that says anything in <c>Sec-Fetch-*</c> says it there; others, and browsers on an origin without TLS, by accepting HTML.
    /// Source: W3C Fetch Metadata Request Headers.
    /// </summary>
    private static bool IsNavigation(IHeaderDictionary headers)
    {
        if (headers.ContainsKey("Sec-Fetch-Mode") || headers.ContainsKey("Sec-Fetch-Site") || headers.ContainsKey("Sec-Fetch-Dest"))
        {
            return string.Equals(headers["Sec-Fetch-Mode"], "navigate", StringComparison.Ordinal);
        }

        return headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
            && !string.Equals(headers.XRequestedWith, "XMLHttpRequest", StringComparison.OrdinalIgnoreCase);
    }
}
