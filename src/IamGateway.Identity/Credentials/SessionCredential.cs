using System.Text.Json.Serialization;
using IamGateway.Identity.Principals;

namespace IamGateway.Identity.Credentials;

/// <summary>Temporary signing credentials and all that is to be known of their session: what a session token carries, sealed.</summary>
/// <remarks>The names in JSON are short because the size of a token is bounded. Holds a secret: never log it whole.</remarks>
public sealed record SessionCredential
{
    /// <summary><c>ASIA…</c>, twenty characters.</summary>
    [JsonPropertyName("k")]
    public required string AccessKeyId { get; init; }

    /// <summary>Forty characters; requests are signed with it.</summary>
    [JsonPropertyName("x")]
    public required string SecretAccessKey { get; init; }

    [JsonPropertyName("t")]
    public required SessionCredentialKind Kind { get; init; }

    [JsonPropertyName("a")]
    public required string AccountId { get; init; }

    /// <summary>Id of the role or IAM user; of a federated user, of whoever named it; the account's id for the root user.</summary>
    [JsonPropertyName("p")]
    public required string PrincipalId { get; init; }

    /// <summary>Name of that role or IAM user when the session was made; empty for the root user.</summary>
    [JsonPropertyName("n")]
    public string PrincipalName { get; init; } = "";

    /// <summary>Path of that role or IAM user.</summary>
    [JsonPropertyName("d")]
    public string PrincipalPath { get; init; } = "/";

    /// <summary>Name of the role session or of the federated user; null for any other.</summary>
    [JsonPropertyName("e")]
    public string? SessionName { get; init; }

    /// <summary>Public id of the session, fit for logs and revocations.</summary>
    [JsonPropertyName("i")]
    public required string SessionId { get; init; }

    [JsonPropertyName("f")]
    public required DateTimeOffset IssuedAt { get; init; }

    [JsonPropertyName("u")]
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the second factor was proved that the session was made with; null: without one.</summary>
    [JsonPropertyName("m")]
    public DateTimeOffset? MfaAt { get; init; }

    /// <summary>Null: none was set. Passes on to sessions made from this one, and never changes.</summary>
    [JsonPropertyName("o")]
    public string? SourceIdentity { get; init; }

    [JsonPropertyName("g"), JsonConverter(typeof(SessionTags))]
    public TagSet Tags { get; init; } = TagSet.Empty;

    /// <summary>Keys of the tags that pass on to sessions made from this one.</summary>
    [JsonPropertyName("h")]
    public IReadOnlyList<string> TransitiveTagKeys { get; init; } = [];

    /// <summary>JSON texts of the session policies that were given with the request.</summary>
    [JsonPropertyName("l")]
    public IReadOnlyList<string> SessionPolicies { get; init; } = [];

    /// <summary>ARNs of the managed policies that limit the session.</summary>
    [JsonPropertyName("r")]
    public IReadOnlyList<string> SessionPolicyArns { get; init; } = [];

    /// <summary>Whether the role was assumed with another role's session.</summary>
    [JsonPropertyName("c")]
    public bool IsChained { get; init; }

    /// <summary>Null: no identity provider vouched for it.</summary>
    [JsonPropertyName("v")]
    public FederatedIdentity? Federation { get; init; }

    /// <summary>The access key's id: what may be shown of it.</summary>
    public override string ToString() => AccessKeyId;
}
