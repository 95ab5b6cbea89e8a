namespace IamGateway.Policy.Evaluation;

/// <summary>What was decided. The default value denies.</summary>
public enum DecisionOutcome
{
    /// <summary>Nothing allows the request.</summary>
    ImplicitDeny,

    /// <summary>A statement denies the request, whatever else allows it.</summary>
    ExplicitDeny,

    /// <summary>The request is allowed.</summary>
    Allowed,
}
