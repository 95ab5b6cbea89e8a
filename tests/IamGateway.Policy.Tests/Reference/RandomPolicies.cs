namespace IamGateway.Policy.Tests.Reference;

/// <summary>Makes policies and requests from few words, so that they often meet. The same seed makes the same ones.</summary>
internal sealed class RandomPolicies(ulong seed)
{
    private static readonly string[] ActionPatterns = ["*", "a:*", "a:Get*", "a:get", "A:Put", "b:G?t", "b:*t", "b:Get", "b:*"];
    private static readonly string[] Actions = ["a:Get", "a:GetAll", "a:Put", "b:Get", "B:get", "c:Get"];
    private static readonly string[] Names = ["x", "x/y", "xy", "x/*", "u", "dev", "${k:user}", "y/dev", "x:y"];
    private static readonly string[] NamePatterns =
        ["*", "x", "x*", "*y", "x/*", "x?y", "*/*", "?", "${k:user}", "*${k:user}", "${k:user}*y", "x/${k:team, 'dev'}", "*${*}", "${k:tags}", "x${?}*", "*y*"];
    private static readonly string[] Texts = ["x", "X", "x/y", "u", "", "*", "dev", "${k:user}"];
    private static readonly string[] Numbers = ["1", "1.0", "2", "-3", "10", "2.5"];
    private static readonly string[] Dates = ["2024-01-01", "2024-01-01T00:00:00Z", "2024-01-01T01:00:00+01:00", "1704067200", "1704067201", "2024-02-03T04:05:06.5Z"];
    private static readonly string[] Booleans = ["true", "false", "True"];
    private static readonly string[] Blocks = ["10.0.0.0/8", "10.1.2.3/32", "0.0.0.0/0", "::/0", "2001:db8::/32", "10.1.2.3/31"];
    private static readonly string[] Addresses = ["10.1.2.3", "10.200.0.1", "192.0.2.1", "2001:db8::1", "::1"];
    private static readonly string[] Keys = ["k:user", "K:Team", "k:tags", "k:n", "k:d", "k:b", "k:ip"];

    private static readonly (string Operator, string[] Values)[] Operators =
    [
        .. Cross(Texts.Concat(NamePatterns), "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike"),
        .. Cross(Numbers, "NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals"),
        .. Cross(Dates, "DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals"),
        .. Cross(Booleans, "Bool"),
        .. Cross(Blocks, "IpAddress", "NotIpAddress"),
    ];

    private readonly SplitMix64 _random = new(seed);

    public SplitMix64 Random => _random;

    /// <summary>A list of policies; null once in so many times.</summary>
    public IReadOnlyList<string>? PoliciesOrNone(int noneOneIn) => _random.OneIn(noneOneIn) ? null : Policies();

    public List<string> Policies() => [.. Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Policy(Statements()))];

    public string Policy(IEnumerable<string> statements)
    {
        var version = _random.Next(6) switch { 0 => "", 1 => "\"Version\": \"2008-10-17\", ", _ => "\"Version\": \"2012-10-17\", " };
        return $$"""{{{version}}"Statement": [{{string.Join(", ", statements)}}]}""";
    }

    public List<string> Statements() => [.. Enumerable.Range(0, 1 + _random.Next(4)).Select(_ => Statement(_random.OneIn(4) ? "Deny" : "Allow"))];

    public string Statement(string effect)
    {
        var action = $"\"{(_random.OneIn(5) ? "NotAction" : "Action")}\": {ListOf(() => _random.Pick(ActionPatterns))}";
        var resource = $"\"{(_random.OneIn(5) ? "NotResource" : "Resource")}\": {ListOf(ResourcePattern)}";
        var conditions = _random.OneIn(2) ? "" : $", \"Condition\": {{{Conditions()}}}";
        return $$"""{"Effect": "{{effect}}", {{action}}, {{resource}}{{conditions}}}""";
    }

    public NaiveRequest Request()
    {
        var context = new Dictionary<string, object>(StringComparer.Ordinal);
        AddSometimes(context, "k:user", Texts);
        AddSometimes(context, "k:team", Texts);
        AddSometimes(context, "k:n", [.. Numbers, "none", ""]);
        AddSometimes(context, "k:d", [.. Dates, "never", ""]);
        AddSometimes(context, "k:b", [.. Booleans, "maybe", ""]);
        AddSometimes(context, "k:ip", [.. Addresses, "nowhere", ""]);
        if (_random.OneIn(2))
            context["k:tags"] = _random.Pick<string[]>([[], ["x"], ["x", "dev"]]);

        var resource = _random.OneIn(6) ? "*" : $"arn:aws:{_random.Pick(["a", "b"])}::{_random.Pick(["1", ""])}:{_random.Pick(Names)}";
        return new NaiveRequest(_random.Pick(Actions), resource, _random.Pick(["", "", Tests.Policies.Account, "999999999999"]), context);
    }

    private static IEnumerable<(string Operator, string[] Values)> Cross(IEnumerable<string> values, params string[] operators) =>
        operators.SelectMany(op => new[] { (op, values.ToArray()), (op + "IfExists", values.ToArray()) });

    private void AddSometimes(Dictionary<string, object> context, string key, string[] values)
    {
        if (!_random.OneIn(3))
            context[key] = _random.Pick(values);
    }

    private string ResourcePattern() =>
        _random.OneIn(4) ? "*" : $"arn:aws:{_random.Pick(["*", "a", "b", "?"])}::{_random.Pick(["*", "1", ""])}:{_random.Pick(NamePatterns)}";

    private string Conditions()
    {
        var (op, values) = _random.OneIn(8) ? ("Null", ["true", "false"]) : _random.Pick(Operators);
        var (second, others) = _random.Pick(Operators);
        var first = $"\"{op}\": {{\"{_random.Pick(Keys)}\": {ListOf(() => _random.Pick(values))}}}";
        return second == op || _random.OneIn(2) ? first : $"{first}, \"{second}\": {{\"{_random.Pick(Keys)}\": {ListOf(() => _random.Pick(others))}}}";
    }

    /// <summary>One item alone, or a list of one to three.</summary>
    private string ListOf(Func<string> item) =>
        _random.OneIn(2) ? $"\"{item()}\"" : $"[{string.Join(", ", Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => $"\"{item()}\""))}]";
}
