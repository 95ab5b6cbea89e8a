namespace IamGateway.Federation.Saml;

/// <summary>Whom an assertion is about. Source: SAML Core §2.2.2 and §2.2.3.</summary>
/// <param name="Name">The identity provider's name for the person, exactly: 1 to 256 characters without controls, and without spaces at its ends.</param>
/// <param name="Format">What kind of name; when the assertion does not say, the identifier of the unspecified format.</param>
/// <param name="NameQualifier">The domain that the name is of; null: the assertion does not say.</param>
public sealed record SamlSubject(string Name, string Format, string? NameQualifier);
