namespace IamGateway.ControlPlane.Iam.AuthorizationDetails;

/// <summary>What an account's authorization details are about, in the order in which they are answered.</summary>
internal enum EntityKind
{
    User,
    Group,
    Role,
    /// <summary>Managed policies of the account.</summary>
    LocalManagedPolicy,
    /// <summary>Those that ship with the gateway and are used in the account.</summary>
    AWSManagedPolicy,
}
