using IamGateway.AspNetCore.Authentication;
using IamGateway.Federation.Providers;
using IamGateway.Federation.SignIn;
using IamGateway.Identity.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace IamGateway.Federation.Oidc;

/// <summary>The steps of a sign-in at an OpenID provider: the redirect there, and the callback. Source: OpenID Connect Core §3.1, authorization code flow; RFC 9700.</summary>
internal sealed class OidcSignIn(FlowCookies cookies, UsedStates used, IdTokenValidator validator, PersonProvisioning people, BrowserSessions browsers, IamGatewayUrls urls, TimeProvider clock, ILogger<OidcSignIn> logger)
{
    private const int MaxCodeLength = 4096;

    /// <summary>Begins a flow; the URL to send the browser to.</summary>
    /// <exception cref="SignInFailedException">The provider is not available.</exception>
    public async Task<string> BeginAsync(HttpContext context, OidcConnection connected, string returnUrl, CancellationToken cancellationToken)
    {
        var provider = connected.Provider;
        var metadata = await connected.Documents.GetAsync(cancellationToken);
        var flow = SignInFlow.Begin(provider.Issuer, returnUrl, clock.GetUtcNow());
        cookies.Add(context, provider, flow);
        return QueryHelpers.AddQueryString(metadata.AuthorizationEndpoint.AbsoluteUri, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["response_type"] = "code",
            ["client_id"] = provider.ClientId,
            ["redirect_uri"] = RedirectUri(provider).AbsoluteUri,
            ["scope"] = provider.Scopes,
            ["state"] = flow.State,
            ["nonce"] = flow.Nonce,
            ["code_challenge"] = flow.Challenge,
            ["code_challenge_method"] = "S256",
        });
    }

    /// <summary>The flow of this browser that a callback answers; used up by this. Null: none is waiting for it.</summary>
    public SignInFlow? Take(HttpContext context, OidcConnection connected)
    {
        if (context.Request.Query["state"] is not [{ } state] || cookies.Find(context.Request, connected.Provider, state) is not { } flow)
        {
            return null;
        }

        FlowCookies.Remove(context.Response, connected.Provider, flow);
        return used.TryUse(flow, context.Connection.RemoteIpAddress) && string.Equals(flow.Issuer, connected.Provider.Issuer, StringComparison.Ordinal) ? flow : null;
    }

    /// <summary>Ends a flow: checks the answer, fetches and validates the id-token, finds or makes the person, starts the session.</summary>
    /// <exception cref="SignInFailedException">Some check failed.</exception>
    public async Task<StartedSignIn> EndAsync(HttpContext context, OidcConnection connected, SignInFlow flow, CancellationToken cancellationToken)
    {
        var provider = connected.Provider;
        var metadata = await connected.Documents.GetAsync(cancellationToken);
        var code = CodeOf(context.Request.Query, provider, metadata);
        var (idToken, accessToken) = await TokenRequest.SendAsync(connected.Http, metadata.TokenEndpoint, provider, code, flow.Verifier, RedirectUri(provider), logger, cancellationToken);
        var identity = await validator.ValidateAsync(provider, connected.Documents, idToken, accessToken, flow.Nonce, cancellationToken);
        var person = await people.FindOrCreateAsync(provider, identity, cancellationToken);
        try
        {
            return await browsers.StartAsync(context, new SignInSubject(PersonId: person.Id), person.UserName, provider.Name, cancellationToken);
        }
        catch (SignInRefusedException refused)
        {
            throw new SignInFailedException(SignInError.PersonInactive, "Inactive", inner: refused);
        }
    }

    /// <summary>The code of an authorization response that comes from the provider the flow was begun with (mix-up). Source: RFC 9207 §2.4.</summary>
    private static string CodeOf(IQueryCollection query, OidcProvider provider, ProviderMetadata metadata)
    {
        var issuer = query["iss"];
        if (issuer.Count > 0 ? issuer is not [{ } given] || !string.Equals(given, provider.Issuer, StringComparison.Ordinal) : metadata.NamesItself)
        {
            throw SignInFailedException.Invalid("ResponseIssuerWrong");
        }

        if (query["error"] is [var error, ..])
        {
            throw error == "access_denied"
                ? new SignInFailedException(SignInError.Cancelled, "AccessDenied")
                : new SignInFailedException(SignInError.ProviderRefused, "ProviderRefused", ErrorCode.OrUnreadable(error));
        }

        return query["code"] is [{ Length: > 0 and <= MaxCodeLength } code] ? code : throw SignInFailedException.Invalid("ResponseCodeMissing");
    }

    private Uri RedirectUri(OidcProvider provider) => new(urls.PublicUrl, $"/.iam/signin/{provider.Name}/callback");
}
