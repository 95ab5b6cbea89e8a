using IamGateway.Policy.Analysis;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Tests.Analysis;

/// <summary>Short ways to checks. Statements are written without braces and with single quotes.</summary>
internal static class Checks
{
    /// <summary>A policy of the given statements.</summary>
    public static PolicySource[] Policy(PolicyType type, string version, params string[] statements)
    {
        if (statements.Length == 0)
            return [];

        var json = $"{{{(version.Length == 0 ? "" : $"'Version': '{version}', ")}'Statement': [{string.Join(", ", statements.Select(statement => $"{{{statement}}}"))}]}}".Replace('\'', '"');
        var result = PolicyParser.Parse(json, type);
        Assert.Empty(result.Diagnostics);
        return [new PolicySource("policy", null, result.Document!)];
    }

    public static PolicySource[] Policy(params string[] statements) => Policy(PolicyType.Identity, PolicyDocument.CurrentVersion, statements);

    /// <summary>An Allow for everything under a condition, which may be none.</summary>
    public static string AllowIf(string condition) => $"'Effect': 'Allow', 'Action': '*', 'Resource': '*'{(condition.Length == 0 ? "" : $", 'Condition': {condition}")}";

    /// <summary>The answer; what fails is decided again here.</summary>
    public static AccessAnswer NoNewAccess(PolicySource[] existing, PolicySource[] updated, PolicyType type = PolicyType.Identity)
    {
        var result = AccessCheck.NoNewAccess(existing, updated, type);
        AssertWhole(result);
        if (result.CounterExample is { } example)
        {
            Assert.Equal(DecisionOutcome.Allowed, Decide(updated, type, example));
            Assert.NotEqual(DecisionOutcome.Allowed, Decide(existing, type, example));
        }

        return result.Answer;
    }

    /// <summary>An answer has what it must have and nothing else.</summary>
    public static void AssertWhole(AccessCheckResult result)
    {
        Assert.Equal(result.Answer == AccessAnswer.Fail, result.CounterExample is not null);
        Assert.Equal(result.Answer == AccessAnswer.Undecided, !result.Reasons.IsEmpty);
    }

    /// <summary>What policies alone decide. Policies of resources are asked by a principal of another account, which everything else allows.</summary>
    public static DecisionOutcome Decide(PolicySource[] policies, PolicyType type, CounterExample example)
    {
        var set = PolicyCompiler.Compile(type, policies);
        var everything = PolicyCompiler.Compile(PolicyType.Identity, Policy("'Effect': 'Allow', 'Action': '*', 'Resource': '*'"));
        var context = new RequestContext();
        foreach (var key in example.Context.Where(key => key.Values is not null))
        {
            if (key.IsMultivalued)
                context.Set(ContextKey.Of(key.Key), key.Values!.Value);
            else
                context.Set(ContextKey.Of(key.Key), key.Values!.Value.Single());
        }

        var isOfResource = type is PolicyType.Resource or PolicyType.Trust or PolicyType.ResourceControl;
        var request = new AuthorizationRequest
        {
            Principal = example.Principal ?? Policies.Alice,
            Action = example.Action,
            Resource = example.Resource,
            ResourceAccount = isOfResource ? "000000000000" : "",
            Context = context,
        };
        var sets = isOfResource ? new PolicySets(everything) { Resource = set, Session = everything } : new PolicySets(set);
        return PolicyEvaluator.Evaluate(request, example.HasBoundary ? sets with { Boundary = everything } : sets).Outcome;
    }
}
