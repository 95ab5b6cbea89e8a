using IamGateway.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace IamGateway.Web.Forms;

/// <summary>Addresses of the pages.</summary>
internal static class PageLinks
{
    public const string SignIn = "/.iam/signin";
    public const string SecondFactor = "/.iam/mfa";
    public const string Enrolment = "/.iam/mfa/enrol";
    public const string SetUp = "/.iam/setup";
    public const string Password = "/.iam/password";
    public const string PasswordChange = "/.iam/password/change";
    public const string SignOut = "/.iam/signout";

    /// <summary>The portal on hosts whose <c>/</c> belongs to an application.</summary>
    public const string PortalAnywhere = "/.iam/portal";

    /// <summary>An address that comes back to <paramref name="returnUrl"/>.</summary>
    public static string Returning(string page, string returnUrl) => $"{page}?returnUrl={Uri.EscapeDataString(returnUrl)}";

    /// <summary>The sign-in page, saying why a sign-in that exists is not enough.</summary>
    public static string SignInAfresh(string returnUrl) => $"{Returning(SignIn, returnUrl)}&reason=fresh";

    /// <summary>The portal on the host of this request: a sign-in, and so the choice, belongs to one host.</summary>
    public static string Portal(HttpRequest request, IamGatewayUrls urls) => IsPublicHost(request, urls) ? "/" : PortalAnywhere;

    /// <summary>The portal, coming back to <paramref name="returnUrl"/> once an account and permission set are chosen.</summary>
    public static string Portal(HttpRequest request, IamGatewayUrls urls, string returnUrl) => Returning(Portal(request, urls), returnUrl);

    private static bool IsPublicHost(HttpRequest request, IamGatewayUrls urls) =>
        string.Equals(request.Host.Host, urls.PublicUrl.Host, StringComparison.OrdinalIgnoreCase)
        && (request.Host.Port is not { } port ? urls.PublicUrl.IsDefaultPort : port == urls.PublicUrl.Port);
}
