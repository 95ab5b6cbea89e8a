namespace IamGateway.Policy.Evaluation;

/// <summary>What kind of caller a principal is. Source: IAM User Guide, "AWS JSON policy elements: Principal".</summary>
public enum PrincipalKind
{
    /// <summary>Nobody authenticated: only policies for everybody (<c>*</c>) are about it.</summary>
    Anonymous,

    /// <summary>The root user of an account.</summary>
    Root,

    /// <summary>An IAM user.</summary>
    User,

    /// <summary>A session of a role; or a role itself, which stands for any session of it.</summary>
    Role,

    /// <summary>A federated user's session.</summary>
    FederatedUser,

    /// <summary>A service that calls for itself.</summary>
    Service,

    /// <summary>Someone whom an identity provider vouches for and who has no session yet.</summary>
    Federated,
}
