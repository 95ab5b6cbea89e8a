using System.Collections.Immutable;

namespace IamGateway.Policy.Analysis;

/// <summary>The answer of a check, and what it rests on.</summary>
/// <param name="Answer">Pass, fail or undecided.</param>
/// <param name="CounterExample">A request that has the access; null unless the answer is <see cref="AccessAnswer.Fail"/>.</param>
/// <param name="Reasons">What kept the check from its answer, in the order of the policies; empty unless it is <see cref="AccessAnswer.Undecided"/>.</param>
public sealed record AccessCheckResult(AccessAnswer Answer, CounterExample? CounterExample, ImmutableArray<UndecidedConstruct> Reasons)
{
    internal static AccessCheckResult Pass { get; } = new(AccessAnswer.Pass, null, []);

    internal static AccessCheckResult Fail(CounterExample found) => new(AccessAnswer.Fail, found, []);

    internal static AccessCheckResult Undecided(ImmutableArray<UndecidedConstruct> reasons) => new(AccessAnswer.Undecided, null, reasons);
}
