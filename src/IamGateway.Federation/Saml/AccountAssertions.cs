using IamGateway.AspNetCore.Authentication;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;

namespace IamGateway.Federation.Saml;

/// <summary>Verifies the responses that SAML providers of accounts made for the token service.</summary>
/// <remarks>They are for the audience and the recipient <c>PUBLIC-URL/saml</c>, as <c>https://signin.aws.amazon.com/saml</c> is AWS's: one that was made for another is nobody's here.</remarks>
public sealed class AccountAssertions(UsedAssertions used, IamGatewayUrls urls, TimeProvider clock)
{
    /// <summary>The audience and the recipient of the assertions: also the entity id of the token service.</summary>
    public string Address { get; } = $"{urls.Issuer}/saml";

    /// <summary>The assertion in a response.</summary>
    /// <param name="provider">Who must have issued it.</param>
    /// <param name="base64">The response, as the identity provider has the browser post it.</param>
    /// <exception cref="SamlException">It is not believed.</exception>
    public SamlAssertion Verify(SamlProvider provider, string base64)
    {
        SamlMetadata metadata;
        try
        {
            metadata = SamlMetadata.Read(provider.Metadata);
        }
        catch (FormatException unusable)
        {
            throw new SamlException(SamlRefusal.IssuerWrong, $"The metadata of {provider.Arn} are of no use: {unusable.Message}", unusable);
        }

        return SamlResponse.Verify(base64, new SamlExpectation(metadata, Address, Address, RequestId: null, clock.GetUtcNow()));
    }

    /// <summary>Uses an assertion up.</summary>
    /// <exception cref="SamlException">It was used before.</exception>
    public async Task UseAsync(SamlProvider provider, SamlAssertion assertion, CancellationToken cancellationToken)
    {
        var expiresAt = assertion.IssuedAt + AssertionReader.MaxAge + AssertionReader.Skew;   // from then on it is refused anyway
        if (!await used.TryUseAsync(new UsedAssertion { Provider = provider.Arn, AssertionId = assertion.Id, ExpiresAt = expiresAt }, cancellationToken))
        {
            throw new SamlException(SamlRefusal.Replayed, "The assertion was used before: sign in again at the identity provider.");
        }
    }
}
