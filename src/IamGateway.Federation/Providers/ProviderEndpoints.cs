using IamGateway.Federation.Oidc;
using IamGateway.Federation.Saml;
using IamGateway.Federation.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace IamGateway.Federation.Providers;

/// <summary>Signing in at the identity providers of the configuration.</summary>
public static class ProviderEndpoints
{
    private const string SecondFactorPage = "/.iam/mfa";
    private const string SignInPage = "/.iam/signin";

    /// <summary>Maps <c>GET /.iam/signin/{provider}</c>, which sends the browser there, and where each type of provider sends it back to. All answer with a redirect.</summary>
    public static IEndpointRouteBuilder MapProviderEndpoints(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/.iam/signin/{provider}", BeginAsync).AllowAnonymous();
        endpoints.MapOidcEndpoints();
        endpoints.MapSamlEndpoints();
        return endpoints;
    }

    private static async Task<IResult> BeginAsync(
        HttpContext context, string provider, string? returnUrl, IdentityProviders providers, OidcSignIn oidc, SamlSignIn saml, SignInTrail trail, CancellationToken cancellationToken)
    {
        if (providers.Find(provider) is not { } connection)
        {
            return TypedResults.NotFound();
        }

        SessionEndpoints.NoStore(context);
        var target = ReturnUrl.OrRoot(returnUrl);
        try
        {
            return TypedResults.Redirect(connection is OidcConnection connected
                ? await oidc.BeginAsync(context, connected, target, cancellationToken)
                : await saml.BeginAsync(context, (SamlConnection)connection, target, cancellationToken));
        }
        catch (SignInFailedException failure)
        {
            return await RefuseAsync(context, connection, failure, target, trail, cancellationToken);
        }
    }

    /// <summary>Back to where the person wanted to go, or on to the second factor.</summary>
    internal static IResult Continue(bool mfaDue, string returnUrl) =>
        TypedResults.Redirect(mfaDue ? QueryHelpers.AddQueryString(SecondFactorPage, "returnUrl", returnUrl) : returnUrl);

    /// <summary>To the sign-in page with an <c>error</c>. Why stands in the trail alone.</summary>
    internal static async Task<IResult> RefuseAsync(HttpContext context, ProviderConnection connection, SignInFailedException failure, string returnUrl, SignInTrail trail, CancellationToken cancellationToken)
    {
        await trail.RefusedAsync(context, "SignIn", failure.Refusal, new TrailEntry(Method: connection.Name, Detail: failure.Detail), cancellationToken);
        var page = QueryHelpers.AddQueryString(SignInPage, "error", failure.Error.ToString());
        return TypedResults.Redirect(returnUrl == "/" ? page : QueryHelpers.AddQueryString(page, "returnUrl", returnUrl));
    }
}
