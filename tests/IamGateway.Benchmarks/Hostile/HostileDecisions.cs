using System.Text.Json.Nodes;
using IamGateway.Benchmarks.Reports;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Benchmarks.Hostile;

/// <summary>
/// The slowest decisions that somebody who writes policies or requests can cause: fifty policies, as many as W3 has, each about as
/// long as a managed policy may be, full of patterns that nearly match. Every statement is about the request's action.
/// </summary>
internal static class HostileDecisions
{
    /// <summary>Source: IAM User Guide, "IAM and AWS STS quotas".</summary>
    private const int PolicyLength = 6_144;
    private const int Policies = 50;
    private const int JsonAroundPattern = 150;
    private const double Goal = 10_000_000;
    private const string Prefix = "arn:aws:s3:::";
    private static readonly ContextKey Key = ContextKey.Of("aws:UserAgent");
    private static readonly string LongResource = Prefix + new string('a', PolicyEvaluator.MaximumResourceLength - Prefix.Length);

    /// <summary>Makes a pattern, or another value, of about a length; the serial number makes it unlike every other.</summary>
    private delegate string Hostile(int length, int serial);

    public static IEnumerable<Row> Rows() =>
    [
        Measure("resources *a*a…b, 50 of 6,144 characters", Resources(1, (length, serial) => $"{Unlike(serial)}{Fill("*a", length)}b")),
        Measure("resources *a*a…b*, 50 of 6,144 characters", Resources(1, (length, serial) => $"{Unlike(serial)}{Fill("*a", length)}b*")),
        Measure("resources *a*a…b*, 1,000", Resources(20, (length, serial) => $"{Unlike(serial)}{Fill("*a", length)}b*")),
        Measure("resources *?a*?a…b*, 1,000", Resources(20, (length, serial) => $"{Unlike(serial)}{Fill("*?a", length)}b*")),
        Measure("resources *aa…b…aa*, 150 of 1,900 characters", Resources(3, Inside)),
        Measure("resources *aa…b…aa*, 1,000", Resources(20, Inside)),
        Measure("StringLike *a*a…b*, 1,000", Conditions("StringLike", 20, (length, serial) => $"{Unlike(serial)}{Fill("*a", length)}b*")),
        Measure("StringLike *aa…b…aa*, 150 of 1,900 characters", Conditions("StringLike", 3, Inside)),
        Measure("ForAnyValue:StringLike *a*b*, 128 values on 1,000", ManyValues("ForAnyValue:StringLike", serial => $"*a*b{serial}*")),
        Measure("ForAllValues:StringNotEquals, 128 values on 1,000", ManyValues("ForAllValues:StringNotEquals", serial => $"value{serial}")),
    ];

    private static Row Measure(string what, Action decide) =>
        new($"hostile decision: {what}", Stopwatches.Measure(decide, rounds: 5, TimeSpan.FromMilliseconds(200)), Unit.Nanoseconds, Goal);

    private static Action Resources(int perPolicy, Hostile pattern) =>
        Decide(perPolicy, (length, serial) => Statement(Prefix + pattern(length, serial)), new RequestContext());

    private static Action Conditions(string op, int perPolicy, Hostile pattern)
    {
        var context = new RequestContext();
        context.Set(Key, new string('a', RequestContext.MaximumValueLength));
        return Decide(perPolicy, (length, serial) => Condition(op, [pattern(length, serial)]), context);
    }

    private static Action ManyValues(string op, Func<int, string> value)
    {
        const int PerPolicy = 20;
        var context = new RequestContext();
        context.Set(Key, [.. Enumerable.Range(0, RequestContext.MaximumValueCount).Select(number => $"other{number}a")]);
        return Decide(1, (_, serial) => Condition(op, Enumerable.Range(serial * PerPolicy, PerPolicy).Select(value)), context);
    }

    /// <summary>Compiles the policies and gives the decision to measure.</summary>
    private static Action Decide(int perPolicy, Func<int, int, JsonObject> statement, RequestContext context)
    {
        var length = (PolicyLength / perPolicy) - JsonAroundPattern;
        var sources = Enumerable.Range(0, Policies)
            .Select(policy => Source(policy, Enumerable.Range(policy * perPolicy, perPolicy).Select(serial => statement(length, serial))));
        var sets = new PolicySets(PolicyCompiler.Compile(PolicyType.Identity, sources));
        var principal = Principal.Parse("arn:aws:iam::123456789012:user/alice")!;
        return () => PolicyEvaluator.Evaluate(
            new AuthorizationRequest { Principal = principal, Action = "s3:GetObject", Resource = LongResource, Context = context }, sets);
    }

    private static PolicySource Source(int policy, IEnumerable<JsonObject> statements)
    {
        var text = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray([.. statements]) }.ToJsonString();
        return new PolicySource($"policy{policy}", null, PolicyParser.Parse(text).Document!);
    }

    private static JsonObject Statement(string resource) =>
        new() { ["Effect"] = "Deny", ["Action"] = "s3:GetObject", ["Resource"] = resource };

    private static JsonObject Condition(string op, IEnumerable<string> values)
    {
        var statement = Statement("*");
        statement["Condition"] = new JsonObject { [op] = new JsonObject { [Key.Name] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]) } };
        return statement;
    }

    private static string Fill(string unit, int length) => string.Concat(Enumerable.Repeat(unit, Math.Max(1, length / unit.Length)));

    /// <summary>A beginning that matches what every other matches and is unlike every other, so that patterns share nothing.</summary>
    private static string Unlike(int serial) => string.Concat(Enumerable.Range(0, 10).Select(bit => (serial >> bit & 1) == 0 ? "*a" : "*aa"));

    /// <summary>A literal between stars that begins and ends like the text everywhere and differs in its middle.</summary>
    private static string Inside(int length, int serial)
    {
        var half = new string('a', Math.Max(1, length / 2));
        return $"{Unlike(serial)}*{half}b{half}*";
    }
}
