namespace IamGateway.Identity.Credentials;

/// <summary>Whose temporary credentials these are. The numbers are part of sealed tokens.</summary>
public enum SessionCredentialKind
{
    /// <summary>A role session: <c>sts:AssumeRole</c> and its like.</summary>
    AssumedRole = 1,

    /// <summary>An IAM user's session with the user's own ARN: <c>sts:GetSessionToken</c>.</summary>
    UserSession = 2,

    /// <summary>A federated user, named by an IAM user or the root user: <c>sts:GetFederationToken</c>.</summary>
    FederatedUser = 3,

    /// <summary>The root user's session: <c>sts:GetSessionToken</c>.</summary>
    RootSession = 4,
}
