namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>Whether an access key or a signing certificate is in use.</summary>
internal enum KeyStatus
{
    /// <summary>It signs requests.</summary>
    Active,
    /// <summary>It signs nothing until it is active again.</summary>
    Inactive,
}
