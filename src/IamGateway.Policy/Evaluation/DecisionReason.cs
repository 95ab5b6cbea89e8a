namespace IamGateway.Policy.Evaluation;

/// <summary>Why a request was decided as it was: one member for each way a decision can end.</summary>
public enum DecisionReason
{
    /// <summary>No identity-based policy allows the action on the resource.</summary>
    NoIdentityPolicyAllows,

    /// <summary>The permissions boundary does not allow it.</summary>
    NoPermissionsBoundaryAllows,

    /// <summary>The session policies do not allow it.</summary>
    NoSessionPolicyAllows,

    /// <summary>The resource belongs to another account, and no resource policy of that account allows it.</summary>
    NoResourcePolicyAllows,

    /// <summary>A deny statement matches.</summary>
    DenyStatement,

    /// <summary>An allow statement of an identity-based policy matches, and every other layer allows it too.</summary>
    IdentityPolicyAllows,

    /// <summary>The decision could not be made (an input was too long, or evaluation failed), so it is a deny.</summary>
    EvaluationFailed,
}
