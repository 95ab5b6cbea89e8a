using IamGateway.Policy.Indexing;

namespace IamGateway.Policy.Evaluation;

/// <summary>Decides requests, and explains decisions. Pure, never throws.</summary>
public static class PolicyEvaluator
{
    /// <summary>The longest resource that is looked at, in characters. Source: AWS General Reference, ARNs are at most 2,048 long.</summary>
    public const int MaximumResourceLength = 2_048;

    /// <summary>The longest action that is looked at, in characters.</summary>
    public const int MaximumActionLength = 256;

    /// <summary>
    /// The decision for a request under the policies that apply to it. Allocates nothing. What can't be decided (an action or
    /// resource that is empty or too long, a principal, context or policies that are missing or fail) is
    /// <see cref="Decision.Failed"/>, a deny. Source: IAM User Guide, "Policy evaluation logic": an error during evaluation is a deny.
    /// </summary>
    public static Decision Evaluate(in AuthorizationRequest request, PolicySets policies)
    {
        try
        {
            if (!IsDecidable(request, policies))
                return Decision.Failed;
            var search = new IndexSearch(new RequestView(request, policies));
            return DecisionOrder.Decide(request, policies, ref search);
        }
        catch (Exception)
        {
            return Decision.Failed;
        }
    }

    /// <summary>
    /// The same decision with every statement that matched and, when an allow is missing, those that came nearest and what they
    /// failed on. Slower than a decision by two orders of magnitude, so not for every request.
    /// </summary>
    public static Explanation Explain(in AuthorizationRequest request, PolicySets policies)
    {
        try
        {
            return IsDecidable(request, policies) ? Explainer.Explain(request, policies) : Explanation.Failed;
        }
        catch (Exception)
        {
            return Explanation.Failed;
        }
    }

    /// <summary>
    /// What is certain when some context keys are unknown: they may be absent or have any values. An answer of
    /// <see cref="PartialOutcome.Allowed"/> or <see cref="PartialOutcome.Denied"/> holds for all of them. Each condition on an
    /// unknown key is taken to be free of the others, so <see cref="PartialOutcome.Depends"/> may also be the answer where every
    /// value happens to lead to the same decision.
    /// </summary>
    /// <param name="request">What is asked; what its context says of unknown keys does not count.</param>
    /// <param name="policies">The policies that apply.</param>
    /// <param name="unknown">The keys that are unknown.</param>
    public static PartialDecision EvaluatePartially(in AuthorizationRequest request, PolicySets policies, IReadOnlyCollection<ContextKey> unknown)
    {
        try
        {
            return IsDecidable(request, policies) ? PartialEvaluator.Decide(request, policies, unknown) : PartialDecision.Denied;
        }
        catch (Exception)
        {
            return PartialDecision.Denied;
        }
    }

    private static bool IsDecidable(in AuthorizationRequest request, PolicySets policies) =>
        request.Action.Length is > 0 and <= MaximumActionLength
        && request.Resource.Length is > 0 and <= MaximumResourceLength
        && request is { Principal: not null, Context.IsTooLarge: false }
        && policies is { Identity: not null };
}
