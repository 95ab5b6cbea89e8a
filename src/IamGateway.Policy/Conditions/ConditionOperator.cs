namespace IamGateway.Policy.Conditions;

/// <summary>A condition operator without its suffix: one meaning or its negation.</summary>
/// <param name="Name">As AWS writes it.</param>
/// <param name="IsNegated">Holds when the request's value matches none of the policy's values, and when the key is absent.</param>
/// <param name="Values">How policy values become a test of a request value.</param>
internal sealed record ConditionOperator(string Name, bool IsNegated, ConditionValues Values)
{
    /// <summary>Tests whether the key has a value, <c>true</c> meaning that it has none, instead of testing its value: <c>Null</c>.</summary>
    public bool TestsAbsence { get; init; }
}
