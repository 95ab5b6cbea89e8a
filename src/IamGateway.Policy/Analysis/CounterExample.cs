using System.Collections.Immutable;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Analysis;

/// <summary>A request that has the access a check asked about. It was decided by <see cref="PolicyEvaluator"/> before it was returned.</summary>
/// <param name="Principal">Who asks; null for policies that name no principals: it may be whoever they are attached to.</param>
/// <param name="Action">For example <c>orders:GetOrder</c>.</param>
/// <param name="Resource">ARN of the resource, or <c>*</c>.</param>
/// <param name="Context">The context keys that the policies test, sorted by name. Other keys do not matter.</param>
/// <param name="Statement">The statement that grants it.</param>
public sealed record CounterExample(
    Principal? Principal, string Action, string Resource, ImmutableArray<CounterExampleKey> Context, DecidingStatement Statement)
{
    /// <summary>
    /// Whether a permissions boundary limits the principal; one that allows everything is enough. It makes a Deny with <c>NotPrincipal</c>
    /// be about the principal, whoever the statement names. Source: IAM User Guide, "AWS JSON policy elements: NotPrincipal".
    /// </summary>
    public bool HasBoundary { get; init; }

    internal RequestContext ToContext()
    {
        var context = new RequestContext();
        foreach (var key in Context)
            key.AddTo(context);
        return context;
    }
}
