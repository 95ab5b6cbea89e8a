using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace IamGateway.Identity.Credentials;

/// <summary>Who an identity provider said has a role session.</summary>
/// <param name="Provider">ARN of a SAML or OpenID Connect provider, or an issuer without <c>https://</c>.</param>
/// <param name="Subject">The provider's name for the person or workload.</param>
/// <param name="Audience">Whom the assertion or token was made for.</param>
/// <param name="SubjectType">Of a SAML assertion, what kind of name the subject is, for example <c>persistent</c>; null: a token.</param>
/// <param name="NameQualifier">Of a SAML assertion, what tells the subject from one of another provider; null: a token.</param>
public sealed record FederatedIdentity(
    [property: JsonPropertyName("p")] string Provider,
    [property: JsonPropertyName("s")] string Subject,
    [property: JsonPropertyName("a")] string Audience,
    [property: JsonPropertyName("y")] string? SubjectType = null,
    [property: JsonPropertyName("q")] string? NameQualifier = null)
{
    /// <summary>The condition keys of it in every request of the session. Source: IAM User Guide, "IAM and AWS STS condition context keys", SAML.</summary>
    [JsonIgnore]
    public ImmutableArray<KeyValuePair<string, string>> Context => SubjectType is not null && NameQualifier is not null
        ? [new("saml:sub", Subject), new("saml:sub_type", SubjectType), new("saml:namequalifier", NameQualifier)]
        : [];
}
