using System.Text.Json.Nodes;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Tests.Reference;

/// <summary>Generated cases are worth something only if everything comes up often.</summary>
public sealed class GeneratorTests
{
    private const int ScenarioCount = 1_500;
    private const int Often = 30;

    private readonly Dictionary<object, int> _seen = [];

    [Fact]
    public void Everything_comes_up_often()
    {
        foreach (var scenario in Scenario.Arbitrary.Sample(11, ScenarioCount))
            Count(scenario);

        AssertOften(Enum.GetValues<DecisionReason>().Except([DecisionReason.EvaluationFailed]).Cast<object>());
        AssertOften(Enum.GetValues<PrincipalKind>().Cast<object>());
        AssertOften(Enum.GetValues<NaiveGrant>().Cast<object>());
        AssertOften(["no version", "2012-10-17", "2008-10-17", "trust policy", "NotPrincipal", "NotAction", "NotResource", "unknown operator", "federated by"]);
        AssertOften(Words.Kinds.SelectMany(kind => kind.Operators).SelectMany(name => Words.Qualifiers.Distinct().SelectMany(qualifier =>
            (name == "Null" ? [""] : Words.Suffixes.Distinct()).Select(suffix => (object)(qualifier + name + suffix).ToUpperInvariant()))), often: 5);
        AssertOften(Words.Kinds.SelectMany(kind => kind.Operators).SelectMany(name => new object[] { (name.ToUpperInvariant(), true), (name.ToUpperInvariant(), false) }));
    }

    private void Count(Scenario scenario)
    {
        var policies = new NaivePolicies(scenario.Policies);
        CountElements(scenario.Policies, policies);
        if (policies.Resource.Count > 0 && policies.Resource.All(statement => statement.HasNoResource))
            Saw("trust policy");
        foreach (var request in scenario.EachRequest)
        {
            var plain = NaiveRequest.Of(request, hasBoundary: false);
            Saw(NaiveEvaluator.Decide(request, policies).Reason);
            Saw(plain.Principal.Kind);
            if (plain.Principal.Maker is not null)
                Saw("federated by");
            foreach (var grant in policies.Resource.SelectMany(statement => statement.Grants(plain)))
                Saw(grant);
            foreach (var (op, _, holds) in policies.All.SelectMany(statement => statement.Conditions(plain)))
            {
                Saw(holds is null ? "unknown operator" : op.ToUpperInvariant());
                Saw((op.ToUpperInvariant(), holds == true));
            }
        }
    }

    private void CountElements(JsonObject json, NaivePolicies policies)
    {
        foreach (var policy in NaiveStatement.List(json["identity"]!))
            Saw((string?)policy["document"]!["Version"] ?? "no version");
        foreach (var name in policies.All.SelectMany(statement => statement.Json.Select(member => member.Key)))
            Saw(name);
    }

    private void Saw(object what) => _seen[what] = _seen.GetValueOrDefault(what) + 1;

    private void AssertOften(IEnumerable<object> all, int often = Often) =>
        Assert.Empty(all.Where(what => _seen.GetValueOrDefault(what) < often).Select(what => $"{what}: {_seen.GetValueOrDefault(what)}"));
}
