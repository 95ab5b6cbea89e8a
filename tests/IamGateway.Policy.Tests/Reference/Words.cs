using System.Text.Json.Nodes;

namespace IamGateway.Policy.Tests.Reference;

/// <summary>The few words that generated policies and requests are made of, so that they often meet.</summary>
internal static class Words
{
    public const string Home = "123456789012";
    public const string Other = "999999999999";
    public const string Alice = $"arn:aws:iam::{Home}:user/alice";

    public static readonly string[] Actions = ["a:Get", "a:GetAll", "a:Put", "b:Get", "B:get", "c:Get", "sts:AssumeRole"];
    public static readonly string[] ActionPatterns = ["*", "*", "a:*", "a:Get*", "a:get", "A:Put", "b:G?t", "b:*t", "b:Get", "sts:AssumeRole*", "?:*", "*:Get", "${*}:Get"];

    public static readonly string[] Names = ["x", "x/y", "xy", "x/*", "u", "dev", "${k:user}", "y/dev", "x:y", "X"];
    public static readonly string[] NamePatterns =
    [
        "*", "*", "x", "x*", "*y", "x/*", "x?y", "*/*", "?", "${k:user}", "*${K:USER}", "${k:user}*y", "x/${k:team, 'dev'}", "*${*}", "${k:tags}", "x${?}*", "*y*",
        "${$}{k:user}", "${k:none}", "${k:none, '*'}", "${k:user", "${}",
    ];

    /// <summary>All resources that requests are about.</summary>
    public static readonly string[] Resources = ["*", .. from service in new[] { "a", "b" } from account in new[] { "1", "" } from name in Names select $"arn:aws:{service}::{account}:{name}"];

    /// <summary>Resources that lack components, or that have variables where there are none.</summary>
    public static readonly string[] OddResources = ["arn:aws:a", "arn:*", "arn:aws:b::1", "*:*", "x", "?", "arn:aws:${k:user}:::*", "arn:aws:a::${*}:x", "arn:aws:a::1:x:*"];

    public static readonly string[] Callers =
    [
        Alice, Alice, Alice, $"arn:aws:iam::{Home}:user/team/bob", $"arn:aws:iam::{Other}:user/alice", $"arn:aws:iam::{Home}:root", $"arn:aws:iam::{Home}:root", $"arn:aws:iam::{Home}:role/team/app",
        $"arn:aws:sts::{Home}:assumed-role/app/s1", $"arn:aws:sts::{Home}:assumed-role/app/s1", $"arn:aws:sts::{Home}:assumed-role/app/s2", $"arn:aws:sts::{Other}:assumed-role/app/s1", $"arn:aws-cn:sts::{Home}:assumed-role/app/s1",
        $"arn:aws:sts::{Home}:federated-user/fred", $"arn:aws:sts::{Home}:federated-user/alice", "*", "queue.amazonaws.com", $"arn:aws:iam::{Home}:saml-provider/idp",
        $"arn:aws:iam::{Home}:oidc-provider/idp.example.com", "idp.example.com", $"arn:aws:iam::{Home}:role/aws-service-role/queue.amazonaws.com/Linked",
    ];

    public static readonly string[] AwsEntries =
    [
        .. Callers, "*", "*", "*", Home, Home, Other, $"arn:aws:iam::{Other}:root", $"arn:aws-cn:iam::{Home}:root", $"arn:aws:iam::{Home}:role/app", $"arn:aws:iam::{Home}:role/app",
        $"arn:aws:iam::{Other}:role/app", $"arn:aws:iam::{Home}:role/*", $"arn:aws:iam::{Home}:user/Alice", "AIDAEXAMPLE", "12345", "",
    ];

    public static readonly string[] ServiceEntries = ["queue.amazonaws.com", "queue.amazonaws.com", "other.amazonaws.com", "*"];
    public static readonly string[] FederatedEntries = [$"arn:aws:iam::{Home}:saml-provider/idp", $"arn:aws:iam::{Home}:oidc-provider/idp.example.com", "idp.example.com", "*"];
    public static readonly string[] CanonicalEntries = ["79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be", "*"];

    /// <summary>Texts that are no operators, though some nearly are.</summary>
    public static readonly string[] UnknownOperators = ["StringMatches", "BinaryNotEquals", "NullIfExists", "ForSomeValues:StringEquals", "ForAllValues:", "IfExists", "StringEqualsIfExistsIfExists", "NumericLike", ""];

    public static readonly string[] Qualifiers = ["", "", "", "ForAllValues:", "ForAnyValue:"];
    public static readonly string[] Suffixes = ["", "", "", "IfExists"];

    private static readonly string[] Texts = ["x", "X", "x/y", "u", "", "*", "dev", "${k:user}"];
    private static readonly string[] Numbers = ["1", "1.0", "2", "-3", "10", "2.5"];
    private static readonly string[] Dates =
        ["2024-01-01", "2024-01-01T00:00:00Z", "2024-01-01T01:00:00+01:00", "2024-01-01T00:00Z", "2024", "2024-01", "1704067200", "1704067201", "-5", "2024-02-03T04:05:06.5Z"];
    private static readonly string[] Addresses = ["10.1.2.3", "10.200.0.1", "192.0.2.1", "2001:db8::1", "2001:DB8:0:0::1", "::1", "::ffff:10.1.2.3"];
    private static readonly string[] Arns = ["arn:aws:a:::x", "arn:aws:a::1:x/y", "arn:aws:b:::X", "arn:aws:a:::x:y"];

    public static readonly ValueKind[] Kinds =
    [
        new(["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike"],
            ["k:user", "K:Team", "k:tags"], [.. Texts, .. Texts, .. Texts, .. NamePatterns], Texts),
        new(["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals"],
            ["k:n"], [.. Numbers, "one"], [.. Numbers, "none", ""]),
        new(["DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals"],
            ["k:d"], [.. Dates, "soon"], [.. Dates, "never", ""]),
        new(["Bool"], ["k:b"], ["true", "false", "True", "1"], ["true", "false", "TRUE", "maybe", ""]),
        new(["BinaryEquals"], ["k:bin"], ["AQID", "AQI=", "", "A"], ["AQID", "AQI=", "", "A", "none"]),
        new(["IpAddress", "NotIpAddress"], ["k:ip"],
            ["10.0.0.0/8", "10.1.2.3/32", "0.0.0.0/0", "::/0", "2001:db8::/32", "10.1.2.3/31", .. Addresses, "10.0.0.0/33", "here"], [.. Addresses, "nowhere", ""]),
        new(["ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike"], ["k:arn"],
            [.. Arns, "arn:aws:*:::x*", "arn:*:*:*:*:*", "arn:aws:a:::${k:user}", "arn:aws:${k:none}:::x", "arn:aws:a::?:*y", "arn:aws:a:*", "*"], [.. Arns, "arn:aws:a", ""]),
        new(["Null"], ["k:user", "k:tags", "k:n"], ["true", "false", "True", "maybe"], []),
    ];

    /// <summary>Every context key that requests have, in small letters.</summary>
    public static readonly string[] Keys = [.. Kinds.SelectMany(kind => kind.Keys).Select(key => key.ToLowerInvariant()).Distinct()];

    /// <summary>What a context key may be: absent, a text, or a list of up to two.</summary>
    public static IEnumerable<JsonNode?> ValuesOf(string key)
    {
        var texts = Array.Find(Kinds, kind => kind.Keys.Contains(key, StringComparer.OrdinalIgnoreCase))!.Actual;
        return [null, new JsonArray(), .. texts.Select(text => JsonValue.Create(text)), .. texts.Zip(texts.Reverse(), (one, other) => new JsonArray(one, other)), .. texts.Select(text => new JsonArray(text))];
    }
}
