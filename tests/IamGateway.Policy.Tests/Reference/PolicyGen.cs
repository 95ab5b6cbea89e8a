using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Tests.Reference;

/// <summary>Generators of policies of every type, in the form that <c>policy evaluate</c> reads them.</summary>
internal static class PolicyGen
{
    private static readonly Gen<string> ResourcePattern = Gen.Frequency(
        (3, Gen.Constant("*")),
        (8, from service in Gen.Elements("*", "a", "b", "?")
            from account in Gen.Elements("*", "1", "")
            from name in Gen.Elements(Words.NamePatterns)
            select $"arn:aws:{service}::{account}:{name}"),
        (1, Gen.Elements(Words.OddResources)));

    private static readonly Gen<string> Operator =
        from qualifier in Gen.Elements(Words.Qualifiers)
        from kind in Gen.Elements(Words.Kinds)
        from name in Gen.Elements(kind.Operators)
        from suffix in Gen.Elements(name == "Null" ? [""] : Words.Suffixes)
        from text in Gen.Frequency((9, Gen.Constant(qualifier + name + suffix)), (1, Gen.Constant((qualifier + name + suffix).ToLowerInvariant())))
        select text;

    private static readonly Gen<JsonNode> Everybody = JsonGen.Text(Gen.Constant("*"));

    private static readonly Gen<JsonNode> Principals = Gen.Frequency(
        (3, Everybody),
        (8, JsonGen.Object(1, 2, Gen.Frequency((7, Entries("AWS", Words.AwsEntries)), (2, Entries("Service", Words.ServiceEntries)), (2, Entries("Federated", Words.FederatedEntries)), (1, Entries("CanonicalUser", Words.CanonicalEntries))))));

    /// <summary>All the policies of a line.</summary>
    public static Gen<JsonNode> All { get; } = JsonGen.Object(
        ("identity", Policies(PolicyType.Identity, 0, 3)),
        ("boundary", Policies(PolicyType.PermissionsBoundary, 0, 2).OrNothing(60)),
        ("session", Policies(PolicyType.Session, 0, 2).OrNothing(60)),
        ("resource", Gen.Frequency((4, Policy(PolicyType.Resource)), (1, Policy(PolicyType.Trust))).OrNothing(35)),
        ("organization", Levels(PolicyType.ServiceControl).OrNothing(65)),
        ("resourceControl", Levels(PolicyType.ResourceControl).OrNothing(65)));

    /// <summary>A policy with its name.</summary>
    public static Gen<JsonNode> Policy(PolicyType type) => JsonGen.Object(
        ("name", JsonGen.Text(Gen.Choose(0, 999_999_999).Select(number => $"p{number}"))),
        ("document", JsonGen.Object(
            ("Version", JsonGen.Text(Gen.Frequency((5, Gen.Constant(PolicyDocument.CurrentVersion)), (1, Gen.Constant(PolicyDocument.OldVersion)))).OrNothing(10)),
            ("Statement", Gen.Frequency((1, Statement(type)), (5, JsonGen.List(1, 4, Statement(type))))))));

    /// <summary>A statement; many are an Allow for much, so that layers often allow what the others are asked about.</summary>
    public static Gen<JsonNode> Statement(PolicyType type) => Gen.Frequency(
        (type is PolicyType.ServiceControl or PolicyType.ResourceControl ? 6 : 1, Statement(type, Gen.Constant("Allow"), isWide: true)),
        (2, Statement(type, Gen.Frequency((3, Gen.Constant("Allow")), (1, Gen.Constant("Deny"))), isWide: false)));

    /// <summary>A statement of one effect.</summary>
    public static Gen<JsonNode> Statement(PolicyType type, Gen<string> effect, bool isWide) =>
        from excludes in Gen.Choose(0, 63)
        from statement in JsonGen.Object(
            ("Sid", JsonGen.Text(Gen.Elements("one", "two")).OrNothing(80)),
            ("Effect", JsonGen.Text(effect)),
            (excludes % 8 == 1 ? "NotPrincipal" : "Principal", type switch
            {
                PolicyType.ResourceControl => Gen.Frequency((4, Everybody), (1, Principals)), // the others are refused where policies are stored
                PolicyType.Resource or PolicyType.Trust => Principals,
                _ => null,
            }),
            (excludes / 8 == 1 ? "NotAction" : "Action", isWide ? JsonGen.Text(Gen.Constant("*")) : JsonGen.OneOrMore(JsonGen.Text(Gen.Elements(Words.ActionPatterns)))),
            (excludes / 8 == 2 ? "NotResource" : "Resource", type == PolicyType.Trust ? null : isWide ? JsonGen.Text(Gen.Constant("*")) : JsonGen.OneOrMore(JsonGen.Text(ResourcePattern))),
            ("Condition", JsonGen.Object(1, 2, Block).OrNothing(isWide ? 90 : 45)))
        select statement;

    private static Gen<(string, JsonNode)> Block { get; } =
        from op in Gen.Frequency((40, Operator), (1, Gen.Elements(Words.UnknownOperators)))
        let kind = KindOf(op)
        from tests in JsonGen.Object(1, 2, Test(kind))
        select (op, tests);

    private static Gen<(string, JsonNode)> Test(ValueKind kind) =>
        from key in Gen.Frequency((5, Gen.Elements(kind.Keys)), (1, Gen.Elements(Words.Kinds.SelectMany(other => other.Keys))))
        from values in Gen.Frequency((1, Gen.Constant<JsonNode>(new JsonArray())), (30, JsonGen.OneOrMore(Gen.Elements(kind.Wanted).Select(Scalar))))
        select (key, values.DeepClone());

    /// <summary>A value as JSON may write it: numbers and Booleans with or without quotation marks.</summary>
    private static JsonNode Scalar(string text) => text is "1" or "1.0" or "2.5" or "true" or "false" or "2024" ? JsonNode.Parse(text)! : JsonValue.Create(text)!;

    private static ValueKind KindOf(string op) =>
        Array.Find(Words.Kinds, kind => Array.Exists(kind.Operators, name => op.Contains(name, StringComparison.OrdinalIgnoreCase))) ?? Words.Kinds[0];

    private static Gen<JsonNode> Levels(PolicyType type) => JsonGen.List(1, 2, Gen.Frequency((1, Policies(type, 0, 0)), (12, Policies(type, 1, 2))));

    private static Gen<JsonNode> Policies(PolicyType type, int least, int most) => JsonGen.List(least, most, Policy(type));

    private static Gen<(string, JsonNode)> Entries(string key, string[] entries) => JsonGen.OneOrMore(JsonGen.Text(Gen.Elements(entries))).Select(values => (key, values));
}
