namespace IamGateway.Policy.Evaluation;

/// <summary>All policies of one type that apply to a principal, merged and compiled. Immutable; shared by threads.</summary>
public sealed class CompiledPolicySet
{
    /// <summary>A set without statements: allows nothing.</summary>
    public static CompiledPolicySet Empty { get; } = new();
}
