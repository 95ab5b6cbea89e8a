using IamGateway.AspNetCore.Authentication;
using IamGateway.Federation.Providers;
using IamGateway.Federation.SignIn;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Sessions;
using Microsoft.AspNetCore.Http;

namespace IamGateway.Federation.Saml;

/// <summary>The steps of a sign-in at a SAML identity provider: the redirect there, and the response that the browser posts. Source: SAML Profiles §4.1.</summary>
internal sealed class SamlSignIn(FlowCookies cookies, UsedStates usedStates, UsedAssertions usedAssertions, PersonProvisioning people, BrowserSessions browsers, IamGatewayUrls urls, TimeProvider clock)
{
    /// <summary>Begins a flow; the URL to send the browser to.</summary>
    /// <exception cref="SignInFailedException">The provider is not available.</exception>
    public async Task<string> BeginAsync(HttpContext context, SamlConnection connected, string returnUrl, CancellationToken cancellationToken)
    {
        var metadata = (await connected.Documents.GetAsync(cancellationToken)).Metadata;
        var signOn = metadata.SignOnUrl ?? throw new SignInFailedException(SignInError.ProviderUnavailable, "SamlSignOnMissing", "The metadata have no SingleSignOnService with the binding HTTP-Redirect.");
        var (flow, now) = (SignInFlow.Begin(metadata.EntityId, returnUrl, clock.GetUtcNow()), clock.GetUtcNow());
        cookies.Add(context, connected.Provider, flow);
        return AuthnRequest.UrlOf(PartyOf(connected), signOn, flow.RequestId, flow.State, now);
    }

    /// <summary>The flow of this browser that a response answers; used up by this. Null: none is waiting for it.</summary>
    public SignInFlow? Take(HttpContext context, SamlConnection connected, IFormCollection form)
    {
        if (form["RelayState"] is not [{ } state] || cookies.Find(context.Request, connected.Provider, state) is not { } flow)
        {
            return null;
        }

        FlowCookies.Remove(context.Response, connected.Provider, flow);
        return usedStates.TryUse(flow, context.Connection.RemoteIpAddress) ? flow : null;
    }

    /// <summary>Ends a flow: verifies the response, uses the assertion up, finds or makes the person, starts the session.</summary>
    /// <exception cref="SignInFailedException">Some check failed.</exception>
    public async Task<StartedSignIn> EndAsync(HttpContext context, SamlConnection connected, SignInFlow flow, IFormCollection form, CancellationToken cancellationToken)
    {
        var provider = connected.Provider;
        var response = form["SAMLResponse"] is [{ } only] ? only : throw SignInFailedException.Invalid("SamlResponseMissing");
        var assertion = await VerifyAsync(connected, flow, response, cancellationToken);
        var identity = SamlIdentity.Of(provider, assertion);
        var used = new UsedAssertion { Provider = $"signin/{provider.Name}", AssertionId = assertion.Id, ExpiresAt = assertion.IssuedAt + AssertionReader.MaxAge + AssertionReader.Skew };
        if (!await usedAssertions.TryUseAsync(used, cancellationToken))
        {
            throw SignInFailedException.Invalid($"Saml{SamlRefusal.Replayed}");
        }

        var person = await people.FindOrCreateAsync(provider, identity, cancellationToken);
        try
        {
            return await browsers.StartAsync(context, new SignInSubject(PersonId: person.Id) { EndsBy = assertion.SessionEndsAt }, person.UserName, provider.Name, cancellationToken);
        }
        catch (SignInRefusedException refused)
        {
            throw new SignInFailedException(SignInError.PersonInactive, "Inactive", inner: refused);
        }
    }

    /// <summary>The relying party that a provider knows.</summary>
    public RelyingParty PartyOf(SamlConnection connected) => RelyingParty.Of(urls.Issuer, connected.Provider);

    /// <summary>With a signature that no known key made, the metadata are read anew: the provider may have a new one.</summary>
    private async Task<SamlAssertion> VerifyAsync(SamlConnection connected, SignInFlow flow, string response, CancellationToken cancellationToken)
    {
        var known = await connected.Documents.GetAsync(cancellationToken);
        try
        {
            return Verify(connected, flow, response, known.Metadata);
        }
        catch (SignInFailedException failure) when (failure.Refusal == $"Saml{SamlRefusal.SignatureWrong}")
        {
            var newer = await connected.Documents.GetAsync(document => document.ReadAt > known.ReadAt, cancellationToken);
            if (newer.ReadAt == known.ReadAt)
            {
                throw;
            }

            return Verify(connected, flow, response, newer.Metadata);
        }
    }

    private SamlAssertion Verify(SamlConnection connected, SignInFlow flow, string response, SamlMetadata metadata)
    {
        if (metadata.EntityId != flow.Issuer)
        {
            throw SignInFailedException.Invalid("SamlIssuerWrong", "The provider is another one since the sign-in began.");
        }

        var party = PartyOf(connected);
        try
        {
            return SamlResponse.Verify(response, new SamlExpectation(metadata, party.EntityId, party.Address, flow.RequestId, clock.GetUtcNow()));
        }
        catch (SamlException refused)
        {
            throw new SignInFailedException(
                refused.Refusal == SamlRefusal.StatusNotSuccess ? SignInError.ProviderRefused : SignInError.InvalidResponse, $"Saml{refused.Refusal}", refused.Message, refused);
        }
    }
}
