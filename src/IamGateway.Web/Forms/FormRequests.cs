using IamGateway.Federation.SignIn;
using Microsoft.AspNetCore.Http;

namespace IamGateway.Web.Forms;

/// <summary>Reads what pages and their forms carry.</summary>
internal static class FormRequests
{
    /// <summary>A field of the posted form, or of the query; null when missing or given twice.</summary>
    public static string? Field(this HttpRequest request, string name)
    {
        var posted = request.HasFormContentType ? request.Form[name] : default;
        var values = posted.Count > 0 ? posted : request.Query[name];
        return values.Count == 1 ? values[0] : null;
    }

    /// <summary>The field <c>returnUrl</c>: a path of this host, <c>/</c> when it is missing or anything else.</summary>
    public static string ReturnUrl(this HttpRequest request) => Federation.SignIn.ReturnUrl.OrRoot(request.Field("returnUrl"));

    /// <summary>A code as people type it, without the space in its middle; empty when missing.</summary>
    public static string Code(this HttpRequest request, string name) => (request.Field(name) ?? "").Replace(" ", "", StringComparison.Ordinal);
}
