using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Analysis;

/// <summary>
/// Asks the engine what policies say of a request for themselves: everything else that has to allow allows. The caller is from
/// another account than the resource, so that the policies of a resource decide by their statements alone, and not by how they
/// name the caller.
/// </summary>
internal sealed class PolicyProbe
{
    private const string Account = "123456789012";
    private const string OtherAccount = "999999999999";
    private static readonly Principal Anybody = Principal.Parse($"arn:aws:iam::{Account}:user/anybody")!;

    private readonly PolicySets _policies;
    private readonly Lazy<PolicySets> _policiesUnderBoundary;
    private readonly bool _ofResource;

    public PolicyProbe(PolicyType type, IEnumerable<PolicySource> policies)
    {
        var set = PolicyCompiler.Compile(type, policies);
        _ofResource = HasPrincipals(type);
        _policies = _ofResource ? new PolicySets(Everything(PolicyType.Identity)) { Resource = set, Session = Everything(PolicyType.Session) } : new PolicySets(set);
        _policiesUnderBoundary = new Lazy<PolicySets>(() => _policies with { Boundary = Everything(PolicyType.PermissionsBoundary) });
    }

    /// <summary>Whether the statements of such policies name principals.</summary>
    public static bool HasPrincipals(PolicyType type) => type is PolicyType.Resource or PolicyType.Trust or PolicyType.ResourceControl;

    /// <summary>A probe of one statement.</summary>
    public static PolicyProbe Of(PolicyType type, PolicyStatement statement, bool variables) =>
        new(type, [Source(statement, variables)]);

    /// <summary>What the policies decide about a request.</summary>
    public DecisionOutcome Decide(CounterExample request) => Decide(request, request.ToContext());

    /// <summary>Whether the one statement of the probe is about a request.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">Its context.</param>
    public bool IsAbout(PolicyStatement statement, CounterExample request, RequestContext context) =>
        Decide(request, context) == (statement.Effect == PolicyEffect.Allow ? DecisionOutcome.Allowed : DecisionOutcome.ExplicitDeny);

    private DecisionOutcome Decide(CounterExample request, RequestContext context)
    {
        var who = request.Principal ?? Anybody;
        return PolicyEvaluator.Evaluate(
            new AuthorizationRequest
            {
                Principal = who,
                Action = request.Action,
                Resource = request.Resource,
                ResourceAccount = !_ofResource ? who.Account : who.Account == OtherAccount ? Account : OtherAccount,
                Context = context,
            },
            request.HasBoundary ? _policiesUnderBoundary.Value : _policies).Outcome;
    }

    private static CompiledPolicySet Everything(PolicyType type) =>
        PolicyCompiler.Compile(type, [Source(new PolicyStatement { Effect = PolicyEffect.Allow, Actions = ["*"], Resources = ["*"] }, variables: false)]);

    private static PolicySource Source(PolicyStatement statement, bool variables) =>
        new("probe", null, new PolicyDocument { Version = variables ? PolicyDocument.CurrentVersion : PolicyDocument.OldVersion, Statements = [statement] });
}
