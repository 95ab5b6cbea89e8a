using IamGateway.Policy.Evaluation;

namespace IamGateway.Server.Commands.Policies;

/// <summary>One question to the engine, read from JSON: a request and the policies that apply to it.</summary>
internal sealed record PolicyCase
{
    public required Principal Principal { get; init; }

    public required string Action { get; init; }

    /// <summary>An ARN, or <c>*</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>Account that owns the resource; empty: the principal's own.</summary>
    public required string ResourceAccount { get; init; }

    public required RequestContext Context { get; init; }

    public required PolicySets Policies { get; init; }

    public Decision Evaluate() => PolicyEvaluator.Evaluate(Request(), Policies);

    public Explanation Explain() => PolicyEvaluator.Explain(Request(), Policies);

    private AuthorizationRequest Request() => new()
    {
        Principal = Principal,
        Action = Action,
        Resource = Resource,
        ResourceAccount = ResourceAccount,
        Context = Context,
    };
}
