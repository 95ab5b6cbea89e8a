namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>Whose managed policies are listed. Source: IAM API Reference, "ListPolicies".</summary>
internal enum PolicyScope
{
    /// <summary>Both.</summary>
    All,
    /// <summary>Those that ship with the gateway.</summary>
    AWS,
    /// <summary>The account's own.</summary>
    Local,
}
