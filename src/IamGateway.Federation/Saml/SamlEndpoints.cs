using IamGateway.Federation.Providers;
using IamGateway.Federation.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IamGateway.Federation.Saml;

/// <summary>Maps what SAML identity providers and the browsers that they send back call.</summary>
internal static class SamlEndpoints
{
    private const int MaxBody = SamlResponse.MaxLength * 2;   // base64, percent-encoded, and the relay state

    public static void MapSamlEndpoints(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/.iam/saml/metadata", TokenServiceMetadata).AllowAnonymous();
        endpoints.MapGet("/.iam/saml/{provider}/metadata", SignInMetadata).AllowAnonymous();
        endpoints.MapPost("/.iam/saml/{provider}/acs", EndAsync).AllowAnonymous().DisableAntiforgery();   // the relay state protects it: only the browser that began has its flow
    }

    private static ContentHttpResult TokenServiceMetadata(HttpContext context, AccountAssertions assertions) => Metadata(context, new RelyingParty(assertions.Address, assertions.Address));

    private static IResult SignInMetadata(HttpContext context, string provider, IdentityProviders providers, SamlSignIn signIn) =>
        providers.Find(provider) is SamlConnection connected ? Metadata(context, signIn.PartyOf(connected)) : TypedResults.NotFound();

    private static ContentHttpResult Metadata(HttpContext context, RelyingParty party)
    {
        context.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Text(party.ToMetadata(), "application/samlmetadata+xml");
    }

    private static async Task<IResult> EndAsync(HttpContext context, string provider, IdentityProviders providers, SamlSignIn signIn, SignInTrail trail, CancellationToken cancellationToken)
    {
        if (providers.Find(provider) is not SamlConnection connected)
        {
            return TypedResults.NotFound();
        }

        SessionEndpoints.NoStore(context);
        if (await FormAsync(context, cancellationToken) is not { } form || signIn.Take(context, connected, form) is not { } flow)
        {
            return await ProviderEndpoints.RefuseAsync(context, connected, SignInFailedException.UnknownState(), "/", trail, cancellationToken);
        }

        try
        {
            var started = await signIn.EndAsync(context, connected, flow, form, cancellationToken);
            return ProviderEndpoints.Continue(started.MfaDue, flow.ReturnUrl);
        }
        catch (SignInFailedException failure)
        {
            return await ProviderEndpoints.RefuseAsync(context, connected, failure, flow.ReturnUrl, trail, cancellationToken);
        }
    }

    /// <summary>Null: it is no form, or too long.</summary>
    private static async Task<IFormCollection?> FormAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Request.HasFormContentType || context.Request.ContentLength is null or > MaxBody)
        {
            return null;
        }

        try
        {
            return await context.Request.ReadFormAsync(new FormOptions { ValueCountLimit = 16, ValueLengthLimit = MaxBody, BufferBodyLengthLimit = MaxBody }, cancellationToken);
        }
        catch (Exception malformed) when (malformed is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }
}
