using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Tests;

/// <summary>Short ways to policies, requests and decisions.</summary>
internal static class Policies
{
    public const string Account = "123456789012";

    public static Principal Alice { get; } = Principal.Parse($"arn:aws:iam::{Account}:user/alice")!;

    public static PolicyDocument Document(string json)
    {
        var result = PolicyParser.Parse(json);
        Assert.Empty(result.Diagnostics);
        return result.Document!;
    }

    /// <summary>Compiles policies named <c>p0</c>, <c>p1</c>, …</summary>
    public static CompiledPolicySet Set(PolicyType type, params string[] documents) =>
        PolicyCompiler.Compile(type, documents.Select((json, index) => new PolicySource($"p{index}", null, Document(json))));

    public static PolicySets Identity(params string[] documents) => new(Set(PolicyType.Identity, documents));

    /// <summary>A document of version 2012-10-17 with one statement, written with single quotes.</summary>
    public static string Of(string statement, string? version = PolicyDocument.CurrentVersion) =>
        $"{{{(version is null ? "" : $"\"Version\": \"{version}\", ")}\"Statement\": {{{statement.Replace('\'', '"')}}}}}";

    public static string Case(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", name + ".json"));

    public static RequestContext Context(params (string Key, string Value)[] entries)
    {
        var context = new RequestContext();
        foreach (var (key, value) in entries)
            context.Set(ContextKey.Of(key), value);
        return context;
    }

    public static Decision Decide(PolicySets policies, string action, string resource, RequestContext? context = null, string resourceAccount = "") =>
        PolicyEvaluator.Evaluate(
            new AuthorizationRequest
            {
                Principal = Alice,
                Action = action,
                Resource = resource,
                ResourceAccount = resourceAccount,
                Context = context ?? new RequestContext(),
            },
            policies);

    /// <summary>Whether an Allow with this condition allows.</summary>
    public static bool IsMet(string condition, RequestContext context, string? version = PolicyDocument.CurrentVersion) =>
        Decide(Identity(Of($"'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {condition}", version)), "s3:GetObject", "*", context).IsAllowed;
}
