using System.Collections.Immutable;
using IamGateway.Policy.Conditions;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Evaluation;

/// <summary>One statement, ready to be asked about requests. Its parts are shared with the statements that say the same. Immutable.</summary>
internal sealed class CompiledStatement
{
    /// <summary>Position in the set, from 0: of several statements that match, the first is reported.</summary>
    public required int Order { get; init; }

    public required PolicyEffect Effect { get; init; }

    /// <summary>What is reported when it decides.</summary>
    public required DecidingStatement Origin { get; init; }

    public required ActionPatterns Actions { get; init; }

    /// <summary>Null: the statement names no resource and is about every one.</summary>
    public required ResourcePatterns? Resources { get; init; }

    /// <summary>Null: the statement names no principal and is about whoever its policy is attached to.</summary>
    public required PrincipalPatterns? Principals { get; init; }

    /// <summary>All must be met.</summary>
    public required ImmutableArray<CompiledCondition> Conditions { get; init; }

    /// <summary>Whether it is an Allow with a condition that cannot be decided.</summary>
    public bool NeverApplies
    {
        get
        {
            foreach (var condition in Conditions)
            {
                if (!condition.HasKnownOperator && Effect == PolicyEffect.Allow)
                    return true;
            }

            return false;
        }
    }

    /// <summary>In which ways the statement is about the request's principal.</summary>
    public GrantKind MatchPrincipal(in RequestView request) => Principals?.Match(request.Principal, request.HasBoundary) ?? GrantKind.Unlimited;

    /// <summary>
    /// Whether a condition is met. One whose operator is unknown cannot be decided: an Allow does not apply then, and a Deny does.
    /// Source: IAM User Guide, "Policy evaluation logic": an error during evaluation is a deny.
    /// </summary>
    public bool IsMet(CompiledCondition condition, RequestContext context) =>
        condition.HasKnownOperator ? condition.IsMet(context) : Effect == PolicyEffect.Deny;
}
