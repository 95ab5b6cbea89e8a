namespace IamGateway.Policy.Evaluation;

/// <summary>What is certain about a request some of whose context keys are unknown.</summary>
public enum PartialOutcome
{
    /// <summary>Denied, whatever the unknown keys turn out to be.</summary>
    Denied,

    /// <summary>It may be allowed or denied.</summary>
    Depends,

    /// <summary>Allowed, whatever the unknown keys turn out to be.</summary>
    Allowed,
}
