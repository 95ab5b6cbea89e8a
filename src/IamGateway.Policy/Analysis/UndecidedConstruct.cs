using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Analysis;

/// <summary>Something in a policy that kept a check from its answer.</summary>
/// <param name="Statement">The statement it stands in.</param>
/// <param name="Path">JSON path in the policy, for example <c>$.Statement[0].Condition.StringLike.aws:username</c>.</param>
/// <param name="Message">What it is, in one sentence.</param>
public sealed record UndecidedConstruct(DecidingStatement Statement, string Path, string Message)
{
    /// <summary>For people: policy, place and sentence.</summary>
    public override string ToString() => $"{Statement.Policy} {Path}: {Message}";
}
