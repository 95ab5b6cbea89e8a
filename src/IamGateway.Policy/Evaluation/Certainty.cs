namespace IamGateway.Policy.Evaluation;

/// <summary>Whether something matches a request some of whose context keys are unknown.</summary>
internal enum Certainty
{
    /// <summary>Whatever they are, it does not.</summary>
    No,

    /// <summary>It depends on them.</summary>
    Maybe,

    /// <summary>Whatever they are, it does.</summary>
    Yes,
}
