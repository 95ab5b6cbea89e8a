namespace IamGateway.Policy.Documents;

/// <summary>The key a principal stands under. Source: IAM User Guide, "AWS JSON policy elements: Principal".</summary>
public enum PrincipalEntryKind
{
    /// <summary><c>AWS</c>: <c>*</c>, an account, a user, a role or a session.</summary>
    Aws,

    /// <summary><c>Service</c>: a service, for example <c>backup.amazonaws.com</c>.</summary>
    Service,

    /// <summary><c>Federated</c>: an identity provider, as its ARN or its domain.</summary>
    Federated,

    /// <summary><c>CanonicalUser</c>: an account by the identifier that S3 gives it.</summary>
    CanonicalUser,
}
