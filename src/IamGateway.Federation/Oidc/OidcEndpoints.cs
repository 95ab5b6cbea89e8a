using IamGateway.Federation.Providers;
using IamGateway.Federation.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IamGateway.Federation.Oidc;

/// <summary>Maps <c>GET /.iam/signin/{provider}/callback</c>, to which OpenID providers send the browser back.</summary>
internal static class OidcEndpoints
{
    public static void MapOidcEndpoints(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/.iam/signin/{provider}/callback", EndAsync).AllowAnonymous();

    private static async Task<IResult> EndAsync(HttpContext context, string provider, IdentityProviders providers, OidcSignIn signIn, SignInTrail trail, CancellationToken cancellationToken)
    {
        if (providers.Find(provider) is not OidcConnection connected)
        {
            return TypedResults.NotFound();
        }

        SessionEndpoints.NoStore(context);
        if (signIn.Take(context, connected) is not { } flow)
        {
            return await ProviderEndpoints.RefuseAsync(context, connected, SignInFailedException.UnknownState(), "/", trail, cancellationToken);
        }

        try
        {
            var started = await signIn.EndAsync(context, connected, flow, cancellationToken);
            return ProviderEndpoints.Continue(started.MfaDue, flow.ReturnUrl);
        }
        catch (SignInFailedException failure)
        {
            return await ProviderEndpoints.RefuseAsync(context, connected, failure, flow.ReturnUrl, trail, cancellationToken);
        }
    }
}
