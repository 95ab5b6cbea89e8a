using System.Collections.Immutable;

namespace IamGateway.Federation.Saml;

/// <summary>An assertion that was verified: what an identity provider says of a person, and signed.</summary>
public sealed record SamlAssertion
{
    /// <summary>Its ID, of which the issuer makes each once.</summary>
    public required string Id { get; init; }

    /// <summary>Entity id of the identity provider.</summary>
    public required string Issuer { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Whom it is about.</summary>
    public required SamlSubject Subject { get; init; }

    /// <summary>The relying party that it is for.</summary>
    public required string Audience { get; init; }

    /// <summary>The address that it was made for.</summary>
    public required string Recipient { get; init; }

    /// <summary>When the person proved to the identity provider who they are.</summary>
    public required DateTimeOffset AuthenticatedAt { get; init; }

    /// <summary>How they did, for example <c>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</c>; null: the assertion does not say.</summary>
    public string? AuthenticationContext { get; init; }

    /// <summary>The identity provider's name of its session, for signing out; null: none.</summary>
    public string? SessionIndex { get; init; }

    /// <summary>When a session that rests on it must end; null: the identity provider does not say.</summary>
    public DateTimeOffset? SessionEndsAt { get; init; }

    /// <summary>The attributes by their names, which are compared exactly; the values of one that occurs twice follow each other.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Attributes { get; init; } = ImmutableDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>The values of an attribute; none when it is absent.</summary>
    public ImmutableArray<string> ValuesOf(string attribute) => Attributes.TryGetValue(attribute, out var values) ? values : [];
}
