using IamGateway.AspNetCore.Authentication;
using IamGateway.Audit.Trail;
using IamGateway.Identity.Sessions;
using IamGateway.Web.Components;
using IamGateway.Web.Forms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IamGateway.Web.Portal;

/// <summary>The access portal: accounts and permission sets to choose from, and the session's facts.</summary>
internal static class PortalEndpoints
{
    private const int MaxUserAgent = 512;

    public static void MapPortal(this IEndpointRouteBuilder pages, IamGatewayUrls urls)
    {
        var host = urls.PublicUrl.Authority;
        pages.MapGet("/", ShowAsync).RequireHost(host);
        pages.MapPost("/", ChooseAsync).RequireHost(host);
        pages.MapGet(PageLinks.PortalAnywhere, ShowAsync);
        pages.MapPost(PageLinks.PortalAnywhere, ChooseAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, CallerAuthenticator callers, PortalReader portal, CancellationToken cancellationToken)
    {
        if ((await callers.AuthenticateAsync(context)).Browser is not { } browser)
            return SignInFirst(context);
        var view = await ViewAsync(context, browser, portal, cancellationToken);
        return view.IsSecondFactorDue ? SecondFactorFirst(view) : Page<PortalView>.Of<PortalPage>(view);
    }

    private static async Task<IResult> ChooseAsync(
        HttpContext context, CallerAuthenticator callers, PortalReader portal, SignInSessions sessions, AuditTrail trail, TimeProvider clock, CancellationToken cancellationToken)
    {
        if ((await callers.AuthenticateAsync(context)).Browser is not { } browser)
            return SignInFirst(context);

        var account = context.Request.Field("accountId");
        var permissionSet = context.Request.Field("permissionSetId");
        var started = account is null || permissionSet is null ? null : await sessions.ChooseAsync(browser.SignInId, account, permissionSet, cancellationToken);
        await trail.RecordAsync(Choice(context, browser, started, clock), cancellationToken);
        if (started is null)
        {
            var view = await ViewAsync(context, browser, portal, cancellationToken);
            return view.IsSecondFactorDue
                ? SecondFactorFirst(view)
                : Page<PortalView>.Of<PortalPage>(view with { Problem = "That permission set is not assigned to you there. Choose another." }, StatusCodes.Status403Forbidden);
        }

        SessionCookie.Write(context.Response, started.Secret);
        return new SeeOther(context.Request.ReturnUrl() is var returnUrl and not "/" ? returnUrl : context.Request.Path.ToUriComponent());
    }

    private static async Task<PortalView> ViewAsync(HttpContext context, SignedInBrowser browser, PortalReader portal, CancellationToken cancellationToken) =>
        await portal.ReadAsync(browser, cancellationToken) with
        {
            Path = context.Request.Path.ToUriComponent(),
            ReturnUrl = context.Request.ReturnUrl(),
            Search = context.Request.Field("search")?.Trim() ?? "",
        };

    private static SignInEvent Choice(HttpContext context, SignedInBrowser browser, StartedSignIn? started, TimeProvider clock) => new()
    {
        Time = clock.GetUtcNow(),
        Step = "PermissionSetChosen",
        Succeeded = started is not null,
        Refusal = started is null ? "ChoiceRefused" : null,
        Subject = browser.DisplayName,
        SignInSessionId = browser.SignInId,
        Detail = started is null ? null : $"{context.Request.Field("permissionSetId")} in {context.Request.Field("accountId")}",
        SourceIp = context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4().ToString() : context.Connection.RemoteIpAddress?.ToString(),
        UserAgent = context.Request.Headers.UserAgent.ToString() is { Length: > MaxUserAgent } agent ? agent[..MaxUserAgent] : context.Request.Headers.UserAgent,
    };

    private static SeeOther SignInFirst(HttpContext context) =>
        new(PageLinks.Returning(PageLinks.SignIn, context.Request.Path.ToUriComponent() + ReturnQuery(context)));

    private static SeeOther SecondFactorFirst(PortalView view) => new(PageLinks.Returning(PageLinks.SecondFactor, view.ReturnUrl));

    private static string ReturnQuery(HttpContext context) =>
        context.Request.ReturnUrl() is var returnUrl and not "/" ? $"?returnUrl={Uri.EscapeDataString(returnUrl)}" : "";
}
