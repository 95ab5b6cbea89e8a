using Microsoft.AspNetCore.Http;

namespace IamGateway.AspNetCore.Authorization;

/// <summary>Where a browser is sent that can do something about a denial, with the way back.</summary>
internal static class PageRedirect
{
    /// <summary>A longer way back is left out: the sign-in page's own URL must fit into a request line of 8 KiB.</summary>
    private const int MaxReturnUrl = 4 * 1024;

    /// <summary>The location; null when nothing would help.</summary>
    public static string? Of(HttpRequest request, DenialCause cause, Uri publicUrl) => cause switch
    {
        DenialCause.NotAuthenticated => WithReturn("/.iam/signin", request),
        DenialCause.NeedsMfa or DenialCause.MfaDue => WithReturn("/.iam/mfa", request),
        DenialCause.NoPrincipal => Portal(request, publicUrl),
        _ => null,
    };

    /// <summary>The portal is on the public URL's host alone: on another host its path is an application's, which would be denied and sent here again, without end.</summary>
    private static string Portal(HttpRequest request, Uri publicUrl) =>
        string.Equals(request.Host.Value, publicUrl.Authority, StringComparison.OrdinalIgnoreCase)
            ? WithReturn("/", request)
            : $"{publicUrl.GetLeftPart(UriPartial.Authority)}/";

    private static string WithReturn(string path, HttpRequest request)
    {
        var url = Uri.EscapeDataString($"{request.PathBase}{request.Path}{request.QueryString}");
        return url.Length <= MaxReturnUrl ? $"{path}?returnUrl={url}" : path;
    }
}
