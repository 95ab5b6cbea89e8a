using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Tests.Reference;

/// <summary>
/// The meaning of policies written down as plainly as can be, straight from the JSON, with the platform's own parsers, recursion
/// and no thought of speed: the engine is compared with it.
/// </summary>
internal static class NaiveEvaluator
{
    public static (DecisionOutcome Outcome, DecisionReason Reason) Decide(
        NaiveRequest request, IReadOnlyList<JsonNode> identity, IReadOnlyList<JsonNode>? boundary, IReadOnlyList<JsonNode>? session)
    {
        if (Any("Deny", identity, request) || Any("Deny", boundary ?? [], request) || Any("Deny", session ?? [], request))
            return (DecisionOutcome.ExplicitDeny, DecisionReason.DenyStatement);
        if (request.ResourceAccount is not ("" or Policies.Account))
            return (DecisionOutcome.ImplicitDeny, DecisionReason.NoResourcePolicyAllows);
        if (!Any("Allow", identity, request))
            return (DecisionOutcome.ImplicitDeny, DecisionReason.NoIdentityPolicyAllows);
        if (boundary is not null && !Any("Allow", boundary, request))
            return (DecisionOutcome.ImplicitDeny, DecisionReason.NoPermissionsBoundaryAllows);
        if (session is not null && !Any("Allow", session, request))
            return (DecisionOutcome.ImplicitDeny, DecisionReason.NoSessionPolicyAllows);
        return (DecisionOutcome.Allowed, DecisionReason.IdentityPolicyAllows);
    }

    public static List<JsonNode>? Parse(IEnumerable<string>? policies) => policies?.Select(json => JsonNode.Parse(json)!).ToList();

    private static bool Any(string effect, IEnumerable<JsonNode> policies, NaiveRequest request) =>
        policies.Any(policy =>
            List(policy["Statement"]!).Any(statement =>
                (string)statement["Effect"]! == effect && Applies(statement, (string?)policy["Version"] == "2012-10-17", request)));

    private static bool Applies(JsonNode statement, bool variables, NaiveRequest request)
    {
        bool ActionIs(string pattern) => Glob(Expand(pattern.ToLowerInvariant(), false, true, request)!, request.Action.ToLowerInvariant());
        if (statement["Action"] is { } actions ? !Texts(actions).Any(ActionIs) : Texts(statement["NotAction"]!).Any(ActionIs))
            return false;

        bool ResourceIs(string pattern) => IsResource(pattern, variables, request);
        if (statement["Resource"] is { } resources && !Texts(resources).Any(ResourceIs))
            return false;
        if (statement["NotResource"] is { } excluded)
        {
            var unresolved = Texts(excluded).Any(pattern => Expand(pattern, variables, true, request) is null);
            if (Texts(excluded).Any(ResourceIs) || (unresolved && (string)statement["Effect"]! == "Allow"))
                return false;
        }

        return (statement["Condition"] as JsonObject ?? []).All(block => block.Value!.AsObject().All(test => IsMet(block.Key, test.Key, test.Value!, variables, request)));
    }

    private static bool IsResource(string pattern, bool variables, NaiveRequest request)
    {
        if (pattern == "*")
            return true;
        var patterns = pattern.Split(':', 6);
        var parts = request.Resource.Split(':', 6);
        return parts.Length == 6 && patterns.Zip(parts).All(pair => Expand(pair.First, variables, true, request) is { } glob && Glob(glob, pair.Second));
    }

    private static bool IsMet(string op, string key, JsonNode wanted, bool variables, NaiveRequest request)
    {
        var actual = Find(key, request);
        var values = Texts(wanted);
        if (op == "Null")
            return values.Contains(actual is null or "" or string[] { Length: 0 } ? "true" : "false");

        var ifExists = op.EndsWith("IfExists", StringComparison.Ordinal);
        op = op.Replace("IfExists", "", StringComparison.Ordinal);
        var negated = op.Contains("Not", StringComparison.Ordinal);
        op = op.Replace("Not", "", StringComparison.Ordinal);
        return actual switch
        {
            null => negated || ifExists,
            string text => values.Any(value => Compare(op, text, value, variables, request)) != negated,
            _ => false,
        };
    }

    private static bool Compare(string op, string actual, string wanted, bool variables, NaiveRequest request)
    {
        if (op.StartsWith("String", StringComparison.Ordinal))
        {
            if (Expand(wanted, variables, op == "StringLike", request) is not { } pattern)
                return false;
            return op == "StringEqualsIgnoreCase"
                ? string.Concat(pattern.Select(part => part.Character)).Equals(actual, StringComparison.OrdinalIgnoreCase)
                : Glob(pattern, actual);
        }

        if (op == "Bool")
            return actual.Equals(wanted, StringComparison.OrdinalIgnoreCase);
        if (op == "IpAddress")
        {
            var block = wanted.Split('/');
            return (actual.Contains(':', StringComparison.Ordinal) || actual.Split('.').Length == 4) && IPAddress.TryParse(actual, out var address)
                && new IPNetwork(Mask(IPAddress.Parse(block[0]), int.Parse(block[1], CultureInfo.InvariantCulture)), int.Parse(block[1], CultureInfo.InvariantCulture)).Contains(address);
        }

        if (Number(op, actual) is not { } left || Number(op, wanted) is not { } right)
            return false;
        return (left.CompareTo(right), op.Replace("Numeric", "", StringComparison.Ordinal).Replace("Date", "", StringComparison.Ordinal)) is
            (0, "Equals" or "LessThanEquals" or "GreaterThanEquals") or ( < 0, "LessThan" or "LessThanEquals") or ( > 0, "GreaterThan" or "GreaterThanEquals");
    }

    private static decimal? Number(string op, string text)
    {
        if (op.StartsWith("Date", StringComparison.Ordinal) && text.LastIndexOf('-') > 0)
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date.ToUnixTimeMilliseconds() / 1000m : null;
        if (op.StartsWith("Date", StringComparison.Ordinal) && text.Contains('.', StringComparison.Ordinal))
            return null;
        return decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static IPAddress Mask(IPAddress address, int prefix)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = prefix; bit < bytes.Length * 8; bit++)
            bytes[bit / 8] &= (byte)~(128 >> (bit % 8));
        return new IPAddress(bytes);
    }

    private static object? Find(string key, NaiveRequest request) =>
        request.Context.FirstOrDefault(entry => entry.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The characters of a pattern, each special or not; null when a variable has no value.</summary>
    private static List<(char Character, bool IsSpecial)>? Expand(string text, bool variables, bool wildcards, NaiveRequest request)
    {
        var result = new List<(char, bool)>();
        for (var index = 0; index < text.Length; index++)
        {
            if (!variables || !text[index..].StartsWith("${", StringComparison.Ordinal))
            {
                result.Add((text[index], wildcards && text[index] is '*' or '?'));
                continue;
            }

            var end = text.IndexOf('}', index);
            var body = text[(index + 2)..end].Split(", '");
            var value = body[0] is "*" or "?" or "$" ? body[0] : Find(body[0], request) as string ?? (body.Length == 2 ? body[1].TrimEnd('\'') : null);
            if (value is null)
                return null;
            result.AddRange(value.Select(character => (character, false)));
            index = end;
        }

        return result;
    }

    private static bool Glob(List<(char Character, bool IsSpecial)> pattern, string text, int from = 0, int at = 0)
    {
        if (from == pattern.Count)
            return at == text.Length;
        if (pattern[from] == ('*', true))
            return Glob(pattern, text, from + 1, at) || (at < text.Length && Glob(pattern, text, from, at + 1));
        return at < text.Length && (pattern[from] == ('?', true) || pattern[from].Character == text[at]) && Glob(pattern, text, from + 1, at + 1);
    }

    private static IEnumerable<JsonNode> List(JsonNode node) => node is JsonArray array ? array.Select(item => item!) : [node];

    private static List<string> Texts(JsonNode node) => [.. List(node).Select(item => item.ToString())];
}
