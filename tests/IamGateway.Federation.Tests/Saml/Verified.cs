using IamGateway.Federation.Saml;
using IamGateway.Testing.Shared;

namespace IamGateway.Federation.Tests.Saml;

/// <summary>Verifies drafts of one identity provider, at one moment, for one relying party.</summary>
internal static class Verified
{
    public const string Recipient = "https://gateway.example.com/saml";

    public static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    public static SamlIdentityProvider Provider { get; } = new();

    public static SamlDraft Draft() => Provider.Draft(Now, Recipient);

    public static SamlAssertion Of(SamlDraft draft, string? requestId = null) => Of(draft.ToBase64(), requestId);

    public static SamlAssertion Of(string base64, string? requestId = null) =>
        SamlResponse.Verify(base64, new SamlExpectation(SamlMetadata.Read(Provider.Metadata), Recipient, Recipient, requestId, Now));

    /// <summary>Why a draft is refused.</summary>
    public static SamlRefusal RefusalOf(SamlDraft draft, string? requestId = null) => Assert.Throws<SamlException>(() => Of(draft, requestId)).Refusal;
}
