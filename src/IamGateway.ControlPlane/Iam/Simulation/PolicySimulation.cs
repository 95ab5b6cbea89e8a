using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.ControlPlane.Iam.Simulation;

/// <summary>Asks the engine about requests that nobody makes.</summary>
internal sealed class PolicySimulation
{
    private readonly SimulationRequest _request;
    private readonly SimulatedCaller _caller;
    private readonly SimulatedPolicies _policies = new();
    private readonly PolicySets _sets;
    private readonly RequestContext _context = new();
    private readonly ImmutableArray<ContextKey> _unknown;
    private readonly string _owner;

    /// <param name="request">What is to be simulated.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="identity">The identity-based policies.</param>
    /// <param name="boundary">The permissions boundary; null: there is none.</param>
    /// <exception cref="ApiException">A policy or a condition key cannot be read.</exception>
    public PolicySimulation(SimulationRequest request, SimulatedCaller caller, IEnumerable<SimulatedPolicy> identity, SimulatedPolicy? boundary)
    {
        (_request, _caller) = (request, caller);
        _sets = new PolicySets(_policies.Compile(PolicyType.Identity, identity))
        {
            Boundary = boundary is null ? null : _policies.Compile(PolicyType.PermissionsBoundary, [boundary]),
            Resource = request.ResourcePolicy is not { } text ? null : _policies.Compile(PolicyType.Resource, [new SimulatedPolicy("ResourcePolicy", null, text.Text)]),
        };
        caller.AddTo(_context);
        request.ContextEntries.AddTo(_context);
        _unknown = [.. new[] { _sets.Identity, _sets.Boundary, _sets.Resource }.SelectMany(set => set?.ContextKeys ?? []).Where(key => _context.ValuesOf(key) is null).Distinct()];
        _owner = request.ResourceOwner is { } owner ? AccountOf(owner) : caller.Principal.Account;
    }

    /// <summary>The boundary that a request brings; null: none.</summary>
    public static SimulatedPolicy? BoundaryOf(SimulationRequest request) =>
        SimulatedPolicy.Of(nameof(request.PermissionsBoundaryPolicyInputList), request.PermissionsBoundaryPolicyInputList).SingleOrDefault();

    /// <summary>A page of the decisions about every action on every resource, in the order of the request.</summary>
    /// <exception cref="ApiException">A name is none of an action or resource.</exception>
    public SimulationResponse Page(ImmutableArray<ActionName> actions, CancellationToken cancellationToken)
    {
        ImmutableArray<ResourceName> resources = _request.ResourceArns.IsEmpty ? [new ResourceName("*")] : _request.ResourceArns;
        SimulatedNames.Require(actions, resources);
        var page = Paging.Page.Of(checked(actions.Length * resources.Length), _request);
        var results = ImmutableArray.CreateBuilder<EvaluationResultView>(page.Items.Length);
        foreach (var number in page.Items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            results.Add(Evaluate(actions[number / resources.Length].Text, resources[number % resources.Length].Text));
        }

        return new SimulationResponse(results.MoveToImmutable(), page.IsTruncated, page.Marker);
    }

    private EvaluationResultView Evaluate(string action, string resource)
    {
        var request = new AuthorizationRequest { Principal = _caller.Principal, Action = action, Resource = resource, ResourceAccount = OwnerOf(resource), Context = _context };
        var explanation = PolicyEvaluator.Explain(request, _sets);
        if (explanation.Decision.Reason == DecisionReason.EvaluationFailed)
            throw new ApiException(ErrorCode.PolicyEvaluation, $"The request {action} on {resource} could not be decided.");

        var decision = explanation.Decision.Outcome switch
        {
            DecisionOutcome.Allowed => "allowed",
            DecisionOutcome.ExplicitDeny => "explicitDeny",
            _ => "implicitDeny",
        };
        var missing = PolicyEvaluator.EvaluatePartially(request, _sets, _unknown).DependsOn;
        var deciding = explanation.DenyCount > 0 ? explanation.Matched[..explanation.DenyCount] : explanation.Matched;
        var result = new EvaluationResultView(action, resource, decision, [.. deciding.Select(_policies.ViewOf)], [.. missing.Select(key => key.Name)])
        {
            PermissionsBoundaryDecisionDetail = _sets.Boundary is null ? null : new BoundaryDecisionView(IsAllowedByBoundary(explanation)),
        };
        return resource == "*" ? result : result with
        {
            ResourceSpecificResults = [new ResourceResultView(resource, decision, result.MatchedStatements, result.MissingContextValues) { PermissionsBoundaryDecisionDetail = result.PermissionsBoundaryDecisionDetail }],
        };
    }

    private static bool IsAllowedByBoundary(Explanation explanation)
    {
        var first = explanation.Matched.FirstOrDefault(statement => statement.Type == PolicyType.PermissionsBoundary);   // denies come first
        return first is not null && explanation.Matched.IndexOf(first) >= explanation.DenyCount;
    }

    private string OwnerOf(string resource) => resource.Split(':', 6) is ["arn", _, _, _, { Length: > 0 } account, _] ? account : _owner;

    private static string AccountOf(ResourceName owner) => owner.Text.Split(':') switch
    {
        [{ Length: 12 } account] when account.All(char.IsAsciiDigit) => account,
        ["arn", _, "iam", "", { Length: 12 } account, "root"] => account,
        _ => throw new ApiException(ErrorCode.InvalidInput, $"ResourceOwner {owner} is neither an account's id nor the ARN of its root user."),
    };
}
