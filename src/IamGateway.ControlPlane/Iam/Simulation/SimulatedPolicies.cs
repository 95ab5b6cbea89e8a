using System.Collections.Immutable;
using System.Globalization;
using IamGateway.ControlPlane.Operations;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.ControlPlane.Iam.Simulation;

/// <summary>The policies of a simulation: compiles them, and finds the statements that decided in their texts.</summary>
internal sealed class SimulatedPolicies
{
    private readonly List<(SimulatedPolicy Policy, Lazy<ImmutableArray<TextSpan>> Spans)> _policies = [];

    /// <summary>Compiles policies of one type. The engine knows each by a number, because two may have the same name.</summary>
    /// <exception cref="ApiException">One cannot be read.</exception>
    public CompiledPolicySet Compile(PolicyType type, IEnumerable<SimulatedPolicy> policies)
    {
        List<PolicySource> sources = [];
        foreach (var policy in policies)
        {
            sources.Add(new PolicySource(_policies.Count.ToString(CultureInfo.InvariantCulture), null, policy.Read(type)));
            _policies.Add((policy, new Lazy<ImmutableArray<TextSpan>>(() => StatementSpans.Of(policy.Json))));
        }

        return PolicyCompiler.Compile(type, sources);
    }

    /// <summary>A statement as results have it.</summary>
    public MatchedStatementView ViewOf(DecidingStatement statement)
    {
        var (policy, spans) = _policies[int.Parse(statement.Policy, CultureInfo.InvariantCulture)];
        var span = spans.Value[statement.Index];
        return new MatchedStatementView(policy.Id, policy.Source ?? (statement.Type == PolicyType.Resource ? "resource" : null), PositionView.Of(span.Start), PositionView.Of(span.End));
    }
}
