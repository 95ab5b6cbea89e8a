namespace IamGateway.Policy.Evaluation;

/// <summary>The global condition keys. Source: IAM User Guide, "AWS global condition context keys".</summary>
public static class GlobalContextKeys
{
    /// <summary>Address of the client, text form.</summary>
    public static ContextKey SourceIp { get; } = ContextKey.Of("aws:SourceIp");
    /// <summary><c>true</c> or <c>false</c>; present only with temporary credentials.</summary>
    public static ContextKey MultiFactorAuthPresent { get; } = ContextKey.Of("aws:MultiFactorAuthPresent");
    /// <summary>Whole seconds since the second factor was proved; absent without one.</summary>
    public static ContextKey MultiFactorAuthAge { get; } = ContextKey.Of("aws:MultiFactorAuthAge");
    /// <summary>ISO 8601, UTC.</summary>
    public static ContextKey CurrentTime { get; } = ContextKey.Of("aws:CurrentTime");
    /// <summary>Seconds since 1970.</summary>
    public static ContextKey EpochTime { get; } = ContextKey.Of("aws:EpochTime");
    /// <summary><c>true</c> when the client's connection uses TLS.</summary>
    public static ContextKey SecureTransport { get; } = ContextKey.Of("aws:SecureTransport");
    /// <summary>The client's User-Agent header.</summary>
    public static ContextKey UserAgent { get; } = ContextKey.Of("aws:UserAgent");
    /// <summary>Name of an IAM user; absent for other principals.</summary>
    public static ContextKey UserName { get; } = ContextKey.Of("aws:username");
    /// <summary>Unique id of the principal; <c>ROLEID:session-name</c> for role sessions.</summary>
    public static ContextKey UserId { get; } = ContextKey.Of("aws:userid");
    /// <summary>ARN of the principal; for a role session the ARN of the role.</summary>
    public static ContextKey PrincipalArn { get; } = ContextKey.Of("aws:PrincipalArn");
    /// <summary>Account of the principal.</summary>
    public static ContextKey PrincipalAccount { get; } = ContextKey.Of("aws:PrincipalAccount");
    /// <summary><c>Account</c>, <c>User</c>, <c>AssumedRole</c>, <c>FederatedUser</c>, <c>WebIdentityUser</c>, <c>SAMLUser</c> or <c>Anonymous</c>.</summary>
    public static ContextKey PrincipalType { get; } = ContextKey.Of("aws:PrincipalType");
    /// <summary>When the temporary credentials were issued; absent for long-term ones.</summary>
    public static ContextKey TokenIssueTime { get; } = ContextKey.Of("aws:TokenIssueTime");
    /// <summary>The identity provider that vouched for the principal, when its role session was issued or on the way there.</summary>
    public static ContextKey FederatedProvider { get; } = ContextKey.Of("aws:FederatedProvider");
    /// <summary>What the session's principal said it is, once and for all sessions that follow from it; absent when nothing was said.</summary>
    public static ContextKey SourceIdentity { get; } = ContextKey.Of("aws:SourceIdentity");
    /// <summary><c>true</c> when a service acts with the principal's credentials: never at a gateway.</summary>
    public static ContextKey ViaAWSService { get; } = ContextKey.Of("aws:ViaAWSService");
    /// <summary>Region of the resource.</summary>
    public static ContextKey RequestedRegion { get; } = ContextKey.Of("aws:RequestedRegion");
    /// <summary>Account that owns the resource.</summary>
    public static ContextKey ResourceAccount { get; } = ContextKey.Of("aws:ResourceAccount");
}
