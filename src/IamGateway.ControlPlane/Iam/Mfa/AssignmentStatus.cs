namespace IamGateway.ControlPlane.Iam.Mfa;

/// <summary>Which virtual MFA devices a list has.</summary>
internal enum AssignmentStatus
{
    /// <summary>Those that are assigned to an IAM user or the root user.</summary>
    Assigned,
    /// <summary>Those that are nobody's.</summary>
    Unassigned,
    /// <summary>All.</summary>
    Any,
}
