namespace IamGateway.Federation.Saml;

/// <summary>Why a SAML response is not believed. The names are for the trail and do not change.</summary>
public enum SamlRefusal
{
    /// <summary>No plain XML of bounded size and depth: no base64, not UTF-8, malformed, or with a DTD, a comment, a processing instruction, a CDATA section or the same ID twice.</summary>
    NotPlainXml,
    /// <summary>Plain XML, but not one response of SAML 2.0 with one assertion in the form that SAML has for it.</summary>
    Malformed,
    /// <summary>The identity provider says that the person did not sign in.</summary>
    StatusNotSuccess,
    /// <summary>The assertion is encrypted, and the gateway has no key for it.</summary>
    Encrypted,
    /// <summary>Neither the response nor the assertion is signed.</summary>
    NotSigned,
    /// <summary>A signature that does not stand where it belongs, covers something else or more than its element, or is made in a way that is not accepted.</summary>
    SignatureRefused,
    /// <summary>A signature that no key of the provider's metadata made over this text.</summary>
    SignatureWrong,
    /// <summary>The provider's metadata are too old to be believed.</summary>
    MetadataExpired,
    /// <summary>Issued by somebody else than the provider.</summary>
    IssuerWrong,
    /// <summary>Made for another relying party, or for nobody in particular.</summary>
    AudienceWrong,
    /// <summary>Sent to another address than it was made for.</summary>
    DestinationWrong,
    /// <summary>The answer to another request, or to one where none was made.</summary>
    RequestWrong,
    /// <summary>Whom it is about is not said, or not as it must be.</summary>
    SubjectWrong,
    /// <summary>Its time is over.</summary>
    Expired,
    /// <summary>Its time has not come.</summary>
    NotYetValid,
    /// <summary>It was used before.</summary>
    Replayed,
}
