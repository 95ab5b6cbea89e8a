namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>How a managed policy is used. Source: IAM API Reference, "ListPolicies".</summary>
internal enum PolicyUsageFilter
{
    /// <summary>Attached.</summary>
    PermissionsPolicy,
    /// <summary>As a permissions boundary.</summary>
    PermissionsBoundary,
}
