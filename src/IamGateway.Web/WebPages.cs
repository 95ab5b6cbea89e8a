using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.Web.Answers;
using IamGateway.Web.Assets;
using IamGateway.Web.Components;
using IamGateway.Web.Forms;
using IamGateway.Web.Portal;
using IamGateway.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.Web;

/// <summary>Registers and maps the pages.</summary>
public static class WebPages
{
    /// <summary>Adds static server-rendered components, antiforgery with a cookie of our own, and what the pages read.</summary>
    public static IServiceCollection AddWebPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(options =>
        {
            options.Cookie = new SecureCookie();
            options.SuppressXFrameOptionsHeader = true;   // frame-ancestors says it
        });
        services.AddSingleton<PortalReader>();
        services.AddSingleton<Onwards>();
        return services;
    }

    /// <summary>
    /// Maps every page, and the style sheet under <c>/.iam/assets/</c>. Pages under <c>/.iam/</c> answer on every host, the portal at <c>/</c> on the public URL's host only.
    /// </summary>
    /// <remarks>Each page is an endpoint of its own: mapping all components at once would also take <c>/_framework/</c> from the applications behind the gateway.</remarks>
    public static IEndpointRouteBuilder MapWebPages(this IEndpointRouteBuilder endpoints)
    {
        var urls = endpoints.ServiceProvider.GetRequiredService<IamGatewayUrls>();
        endpoints.MapAssets();

        var pages = endpoints.MapGroup("");
        pages.AddEndpointFilter<RouteGroupBuilder, PageFilter>();
        pages.MapSignIn();
        pages.MapSecondFactor();
        pages.MapEnrolment();
        pages.MapPasswordLinks();
        pages.MapPasswordChange();
        pages.MapPortal(urls);
        pages.MapMissingPages();
        return endpoints;
    }

    /// <summary>The page of a denied navigation; a <see cref="DenialPage"/>.</summary>
    public static async Task WriteDenialAsync(HttpContext context, DecisionRecord denied)
    {
        PageHeaders.Apply(context);
        var callers = context.RequestServices.GetRequiredService<CallerAuthenticator>();
        var urls = context.RequestServices.GetRequiredService<IamGatewayUrls>();
        var denial = DenialAnswers.Of(context.Request, denied, (await callers.AuthenticateAsync(context)).Browser, urls);
        await Page<Denial>.Of<DeniedPage>(denial, context.Response.StatusCode).ExecuteAsync(context);
    }

    /// <summary>The page of an unexpected error: a request id and nothing else. Drops whatever the response held; call it before the response has started.</summary>
    public static Task WriteErrorAsync(HttpContext context)
    {
        context.Response.Clear();
        PageHeaders.Apply(context);
        var message = new Message("Something went wrong", "The error has been noted. If it stays, give the request id to your administrator.", "Home", "/", context.TraceIdentifier);
        return Page<Message>.Of<MessagePage>(message, StatusCodes.Status500InternalServerError).ExecuteAsync(context);
    }
}
