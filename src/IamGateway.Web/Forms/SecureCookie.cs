using Microsoft.AspNetCore.Http;

namespace IamGateway.Web.Forms;

/// <summary>The antiforgery cookie: always <c>Secure</c>, as its <c>__Host-</c> name demands.</summary>
/// <remarks>
/// <see cref="CookieSecurePolicy.Always"/> will not do: antiforgery then refuses every request that reached us over http, also from the machine itself or from a proxy that ends TLS.
/// Browsers take secure cookies from loopback over http.
/// </remarks>
internal sealed class SecureCookie : CookieBuilder
{
    public SecureCookie()
    {
        Name = "__Host-iamgateway-csrf";
        Path = "/";
        HttpOnly = true;
        SameSite = SameSiteMode.Strict;
        IsEssential = true;
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = true;
        return options;
    }
}
