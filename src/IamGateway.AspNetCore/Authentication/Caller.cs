using System.Collections.Immutable;

namespace IamGateway.AspNetCore.Authentication;

/// <summary>The principal that a request acts as. Immutable; made once for a session, not for a request.</summary>
public sealed record Caller
{
    /// <summary>Nobody: no credential was presented.</summary>
    public static Caller Anonymous { get; } = new()
    {
        Type = PrincipalType.Anonymous,
        Arn = "anonymous",
        PrincipalArn = "",
        Account = "",
        UserId = "anonymous",
        SessionId = "",
    };

    /// <summary>Kind of principal.</summary>
    public required PrincipalType Type { get; init; }

    /// <summary>Full ARN: of the user, of the role session (<c>arn:aws:sts::…:assumed-role/ROLE/SESSION</c>), or of the provider that vouches for the caller.</summary>
    public required string Arn { get; init; }

    /// <summary>The value of <c>aws:PrincipalArn</c>: as <see cref="Arn"/>, but the role's ARN for a role session. Empty for anonymous callers.</summary>
    public required string PrincipalArn { get; init; }

    /// <summary>Twelve digits; empty for anonymous callers.</summary>
    public required string Account { get; init; }

    /// <summary>The value of <c>aws:userid</c>.</summary>
    public required string UserId { get; init; }

    /// <summary>Id of the role or IAM user whose policies apply: of a role session the role's, of a federated user's session that of whoever named it, of a root user the account's. Empty for anonymous callers.</summary>
    public string EntityId { get; init; } = "";

    /// <summary>Public id of the principal session; empty for anonymous callers and for callers with a long-term access key.</summary>
    public required string SessionId { get; init; }

    /// <summary>The access key that signed the request; null: the request was not signed.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>True: the credential has no end and belongs to no session, as an IAM user's access key.</summary>
    public bool IsLongTerm { get; init; }

    /// <summary>ARN of the identity provider that vouches for the caller; null: none does. The value of <c>aws:FederatedProvider</c>.</summary>
    public string? FederatedProvider { get; init; }

    /// <summary>What the identity provider said of the caller that policies can ask about in all its requests, as condition key and value: <c>saml:sub</c> …</summary>
    public ImmutableArray<KeyValuePair<string, string>> FederatedContext { get; init; } = [];

    /// <summary>Name of the IAM user; of whom an identity provider vouches for, what the provider calls them. Null for every other principal.</summary>
    public string? UserName { get; init; }

    /// <summary>The person who signed in; null for IAM users and root users.</summary>
    public string? Person { get; init; }

    /// <summary>Display names of the person's groups, or names of the IAM user's groups.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>The tags that become <c>aws:PrincipalTag/KEY</c>.</summary>
    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Keys of the tags that pass on to the sessions of roles that this caller assumes.</summary>
    public ImmutableArray<string> TransitiveTagKeys { get; init; } = [];

    /// <summary>The value of <c>aws:SourceIdentity</c>; null: none was set. Passes on to the sessions of roles that this caller assumes.</summary>
    public string? SourceIdentity { get; init; }

    /// <summary>JSON of the policies that limit this session beside those of its entity.</summary>
    public ImmutableArray<string> SessionPolicies { get; init; } = [];

    /// <summary>ARNs of the managed policies that do the same.</summary>
    public ImmutableArray<string> SessionPolicyArns { get; init; } = [];

    /// <summary>When the session was issued; <c>aws:TokenIssueTime</c>. Without meaning for a long-term credential.</summary>
    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>When the session ends by itself.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the second factor of this session was proved; null: without one.</summary>
    public DateTimeOffset? MfaAt { get; init; }

    /// <summary>True for whom a provider vouches for on the way to a role: not one of the account, and without a session.</summary>
    public bool IsVouchedFor => Type is PrincipalType.WebIdentityUser or PrincipalType.SAMLUser;

    /// <summary>True for <see cref="Anonymous"/>.</summary>
    public bool IsAnonymous => Type == PrincipalType.Anonymous;
}
