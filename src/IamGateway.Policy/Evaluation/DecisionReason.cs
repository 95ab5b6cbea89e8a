namespace IamGateway.Policy.Evaluation;

/// <summary>Why a request was decided as it was: one member for each way a decision can end.</summary>
public enum DecisionReason
{
    /// <summary>No identity-based policy allows the action on the resource.</summary>
    NoIdentityPolicyAllows,

    /// <summary>The permissions boundary does not allow it.</summary>
    NoPermissionsBoundaryAllows,

    /// <summary>The session policies do not allow it; or a federated user's session has none, and gets nothing without.</summary>
    NoSessionPolicyAllows,

    /// <summary>The resource's policy must allow it and does not: the resource belongs to another account, is a role to be assumed, or the caller has no account.</summary>
    NoResourcePolicyAllows,

    /// <summary>A level of the organization has no service control policy that allows it.</summary>
    NoServiceControlPolicyAllows,

    /// <summary>A level of the organization has no resource control policy that allows it.</summary>
    NoResourceControlPolicyAllows,

    /// <summary>A deny statement matches.</summary>
    DenyStatement,

    /// <summary>An allow statement of an identity-based policy matches, and every other layer allows it too.</summary>
    IdentityPolicyAllows,

    /// <summary>An allow statement of the resource's policy suffices.</summary>
    ResourcePolicyAllows,

    /// <summary>The root user may do everything in its account that nothing denies and nothing else limits.</summary>
    RootUserMayDoAnything,

    /// <summary>The decision could not be made (an input was too long, or evaluation failed), so it is a deny.</summary>
    EvaluationFailed,
}
