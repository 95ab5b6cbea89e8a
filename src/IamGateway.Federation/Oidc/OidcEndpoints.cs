using IamGateway.Federation.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace IamGateway.Federation.Oidc;

/// <summary>Maps <c>GET /.iam/signin/{provider}</c> and its <c>/callback</c>.</summary>
public static class OidcEndpoints
{
    private const string SecondFactorPage = "/.iam/mfa";
    private const string SignInPage = "/.iam/signin";

    /// <summary>Both answer with a redirect: to the provider, back to where the person wanted to go, or to the sign-in page with an <c>error</c>.</summary>
    public static IEndpointRouteBuilder MapOidcEndpoints(this IEndpointRouteBuilder endpoints)
    {
        var provider = endpoints.MapGroup("/.iam/signin/{provider}").AllowAnonymous();
        provider.MapGet("", BeginAsync);
        provider.MapGet("/callback", EndAsync);
        return endpoints;
    }

    private static async Task<IResult> BeginAsync(HttpContext context, string provider, string? returnUrl, IdentityProviders providers, OidcSignIn signIn, SignInTrail trail, CancellationToken cancellationToken)
    {
        if (providers.Find(provider) is not { } connected)
        {
            return TypedResults.NotFound();
        }

        SessionEndpoints.NoStore(context);
        var target = ReturnUrl.OrRoot(returnUrl);
        try
        {
            return TypedResults.Redirect(await signIn.BeginAsync(context, connected, target, cancellationToken));
        }
        catch (SignInFailedException failure)
        {
            return await RefuseAsync(context, connected, failure, target, trail, cancellationToken);
        }
    }

    private static async Task<IResult> EndAsync(HttpContext context, string provider, IdentityProviders providers, OidcSignIn signIn, SignInTrail trail, CancellationToken cancellationToken)
    {
        if (providers.Find(provider) is not { } connected)
        {
            return TypedResults.NotFound();
        }

        SessionEndpoints.NoStore(context);
        if (signIn.Take(context, connected) is not { } flow)
        {
            return await RefuseAsync(context, connected, new SignInFailedException(SignInError.SignInExpired, "StateUnknown"), "/", trail, cancellationToken);
        }

        try
        {
            var started = await signIn.EndAsync(context, connected, flow, cancellationToken);
            return TypedResults.Redirect(started.MfaDue ? QueryHelpers.AddQueryString(SecondFactorPage, "returnUrl", flow.ReturnUrl) : flow.ReturnUrl);
        }
        catch (SignInFailedException failure)
        {
            return await RefuseAsync(context, connected, failure, flow.ReturnUrl, trail, cancellationToken);
        }
    }

    private static async Task<IResult> RefuseAsync(HttpContext context, ConnectedProvider connected, SignInFailedException failure, string returnUrl, SignInTrail trail, CancellationToken cancellationToken)
    {
        await trail.RefusedAsync(context, "SignIn", failure.Refusal, new TrailEntry(Method: connected.Provider.Name, Detail: failure.Detail), cancellationToken);
        var page = QueryHelpers.AddQueryString(SignInPage, "error", failure.Error.ToString());
        return TypedResults.Redirect(returnUrl == "/" ? page : QueryHelpers.AddQueryString(page, "returnUrl", returnUrl));
    }
}
