using IamGateway.Federation.Providers;

namespace IamGateway.Federation.Saml;

/// <summary>One SAML identity provider: <c>Type</c> is <c>saml</c>.</summary>
internal sealed record SamlSignInProvider : SignInProvider
{
    public override string Type => "saml";

    /// <summary>Absolute path of a file, or an https URL (http on loopback), that its metadata are read from.</summary>
    public required Uri Metadata { get; init; }

    /// <summary>The attribute with a person's e-mail address. Null: none is kept.</summary>
    public string? EmailAttribute { get; init; }

    /// <summary>The attribute with the name to show. Null: the subject is shown.</summary>
    public string? DisplayNameAttribute { get; init; }
}
