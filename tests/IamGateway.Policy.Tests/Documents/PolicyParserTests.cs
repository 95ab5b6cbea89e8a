using System.Text;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Tests.Reference;

namespace IamGateway.Policy.Tests.Documents;

public sealed class PolicyParserTests
{
    private const string Good = "'Effect': 'Allow', 'Action': 's3:GetObject', 'Resource': '*'";

    /// <summary>Text with single quotes for double ones, code and path of its one problem.</summary>
    public static TheoryData<string, string, string> Refused => new()
    {
        // JSON. Source: IAM User Guide, "Grammar of the IAM JSON policy language".
        { "",                                                                   "JSON_SYNTAX_ERROR",               "$" },
        { "{'Statement': [",                                                    "JSON_SYNTAX_ERROR",               "$" },
        { $"{{'Statement': {{{Good}}}}} x",                                     "JSON_SYNTAX_ERROR",               "$" },
        { $"{{'Statement': {{{Good}}},}}",                                      "JSON_SYNTAX_ERROR",               "$" },
        { $"{{'Statement': {{{Good}}} /* no comments */}}",                     "JSON_SYNTAX_ERROR",               "$" },
        { $"{{'Id': '\\ud800', 'Statement': {{{Good}}}}}",                      "JSON_SYNTAX_ERROR",               "$.Id" },
        { $"{{'Version': '2012-10-17', 'Version': '2012-10-17', 'Statement': {{{Good}}}}}", "DUPLICATE_JSON_KEY",  "$.Version" },
        { $"{{'Statement': {{{Good}, 'Eff\\u0065ct': 'Deny'}}}}",               "DUPLICATE_JSON_KEY",              "$.Statement.Effect" },
        { $"{{'Statement': {{{Good}, 'Condition': {{'Bool': {{'a:b': 'true', 'a:b': 'true'}}}}}}}}", "DUPLICATE_JSON_KEY", "$.Statement.Condition.Bool['a:b']" },

        // The document.
        { "[]",                                                                 "DATA_TYPE_MISMATCH",              "$" },
        { "null",                                                               "DATA_TYPE_MISMATCH",              "$" },
        { "{}",                                                                 "MISSING_STATEMENT",               "$" },
        { "{'Statement': []}",                                                  "MISSING_STATEMENT",               "$.Statement" },
        { "{'Statement': 'x'}",                                                 "DATA_TYPE_MISMATCH",              "$.Statement" },
        { $"{{'Statement': [{{{Good}}}, null]}}",                               "DATA_TYPE_MISMATCH",              "$.Statement[1]" },
        { $"{{'Version': '2013-10-17', 'Statement': {{{Good}}}}}",              "INVALID_VERSION",                 "$.Version" },
        { $"{{'Version': 2012, 'Statement': {{{Good}}}}}",                      "DATA_TYPE_MISMATCH",              "$.Version" },
        { $"{{'Id': [], 'Statement': {{{Good}}}}}",                             "DATA_TYPE_MISMATCH",              "$.Id" },
        { $"{{'version': '2012-10-17', 'Statement': {{{Good}}}}}",              "INVALID_POLICY_ELEMENT",          "$.version" },
        { $"{{'Statement': {{{Good}}}, 'Comment': 'x'}}",                       "INVALID_POLICY_ELEMENT",          "$.Comment" },

        // Statements.
        { Of($"{Good}, 'Resources': '*'"),                                      "INVALID_POLICY_ELEMENT",          "$.Statement.Resources" },
        { Of($"{Good}, 'Sid': 1"),                                              "DATA_TYPE_MISMATCH",              "$.Statement.Sid" },
        { Of("'Action': 's3:Get', 'Resource': '*'"),                            "MISSING_EFFECT",                  "$.Statement" },
        { Of("'Effect': 'allow', 'Action': 's3:Get', 'Resource': '*'"),         "INVALID_EFFECT",                  "$.Statement.Effect" },
        { Of("'Effect': true, 'Action': 's3:Get', 'Resource': '*'"),            "DATA_TYPE_MISMATCH",              "$.Statement.Effect" },
        { Of("'Effect': 'Allow', 'Resource': '*'"),                             "MISSING_ACTION",                  "$.Statement" },
        { Of("'Effect': 'Allow', 'Action': 's3:Get'"),                          "MISSING_RESOURCE",                "$.Statement" },
        { Of($"{Good}, 'NotAction': 's3:Put'"),                                 "UNSUPPORTED_ELEMENT_COMBINATION", "$.Statement.NotAction" },
        { Of($"{Good}, 'NotResource': '*'"),                                    "UNSUPPORTED_ELEMENT_COMBINATION", "$.Statement.NotResource" },
        { Of($"{Good}, 'Principal': '*'"),                                      "UNSUPPORTED_PRINCIPAL",           "$.Statement.Principal" },
        { Of($"{Good}, 'NotPrincipal': {{'AWS': '*'}}"),                        "UNSUPPORTED_PRINCIPAL",           "$.Statement.NotPrincipal" },
        { Action("1"),                                                          "DATA_TYPE_MISMATCH",              "$.Statement.Action" },
        { Action("['s3:Get', {}]"),                                             "DATA_TYPE_MISMATCH",              "$.Statement.Action[1]" },


        // Conditions.
        { Condition("[]"),                                                      "DATA_TYPE_MISMATCH",              "$.Statement.Condition" },
        { Condition("{'Bool': 'x'}"),                                           "DATA_TYPE_MISMATCH",              "$.Statement.Condition.Bool" },
        { Condition("{'Bool': {'a:b': null}}"),                                 "DATA_TYPE_MISMATCH",              "$.Statement.Condition.Bool['a:b']" },
        { Condition("{'Bool': {'a:b': ['true', {}]}}"),                         "DATA_TYPE_MISMATCH",              "$.Statement.Condition.Bool['a:b'][1]" },
    };

    [Theory, MemberData(nameof(Refused))]
    public void Refuses_what_is_wrong_and_says_where(string text, string code, string path)
    {
        var result = PolicyParser.Parse(text.Replace('\'', '"'));
        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal((code, path), (diagnostic.Code, diagnostic.Path));
        Assert.Null(result.Document);
        Assert.EndsWith(".", diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*'}")]
    [InlineData("'Statement': [{'Effect': 'Deny', 'NotAction': ['a:*'], 'NotResource': ['*']}], 'Version': '2012-10-17', 'Id': 'x'")]
    [InlineData("'Version': '2008-10-17', 'Statement': {'Sid': '', 'Effect': 'Allow', 'Action': 'a:B-c_d.e', 'Resource': 'arn:aws:s3:::${'}")]
    [InlineData("'Version': '2012-10-17', 'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': 'arn:aws:s3:::b/${a:b, \\u0027, }\\u0027}/${*}${?}${$}$'}")]
    [InlineData("'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'bool': {'a:b': [true, 'false']}, 'NumericEquals': {'a:b': [-1.5, '2']}, 'StringEquals': {'a:c': []}}}")]
    public void Accepts_what_the_grammar_allows(string members)
    {
        var result = PolicyParser.Parse("{" + members.Replace('\'', '"') + "}");
        Assert.Empty(result.Diagnostics);
        Assert.NotNull(result.Document);
    }

    /// <summary>What can be wrong with a policy that can still be read: it is evaluated, and refused only where policies are stored.</summary>
    [Theory]
    [InlineData("'Action': []")]
    [InlineData("'Action': ['', 's3', 's*:x', 's3:${a:b}']")]
    [InlineData("'Action': '*', 'Resource': []")]
    [InlineData("'Action': '*', 'Resource': ['', 'bucket', 'arn:aws:s3::bucket', 'arn:aws:s3:::${']")]
    [InlineData("'Action': '*', 'Condition': {}")]
    [InlineData("'Action': '*', 'Condition': {'StringMatches': {'x': 'y'}, 'NullIfExists': {}, 'NumericEquals': {'a:b': ['ten', true, 1e999]}, 'ForAllValues:Bool': {'': []}}")]
    public void Reads_what_matches_nothing(string members)
    {
        var resource = members.Contains("'Resource'", StringComparison.Ordinal) ? "" : ", 'Resource': '*'";
        var result = PolicyParser.Parse(Of($"'Effect': 'Deny', {members}{resource}").Replace('\'', '"'));
        Assert.Empty(result.Diagnostics);
        Assert.NotEqual(Decision.Failed, Policies.Decide(new(PolicyCompiler.Compile(PolicyType.Identity, [new("p", null, result.Document!)])), "s3:GetObject", "arn:aws:s3:::b"));
    }

    /// <summary>Policy type, members of a statement, code of the one problem; null: none.</summary>
    public static TheoryData<PolicyType, string, string?> ByType => new()
    {
        { PolicyType.PermissionsBoundary, "'Action': '*', 'Resource': '*', 'Principal': '*'",                        "UNSUPPORTED_PRINCIPAL" },
        { PolicyType.Session,             "'Action': '*', 'Resource': '*', 'NotPrincipal': '*'",                     "UNSUPPORTED_PRINCIPAL" },
        { PolicyType.Session,             "'Action': '*'",                                                           "MISSING_RESOURCE" },
        { PolicyType.ServiceControl,      "'Action': '*', 'Resource': '*', 'Principal': '*'",                        "SCP_SYNTAX_ERROR_PRINCIPAL" },
        { PolicyType.ServiceControl,      "'Action': '*'",                                                           "MISSING_RESOURCE" },
        { PolicyType.ResourceControl,     "'Action': '*', 'Resource': '*', 'Principal': '*'",                        null },
        { PolicyType.ResourceControl,     "'Action': '*', 'Resource': '*', 'NotPrincipal': {'AWS': '123456789012'}", null },
        { PolicyType.ResourceControl,     "'Action': '*', 'Resource': '*'",                                          "MISSING_PRINCIPAL" },
        { PolicyType.ResourceControl,     "'Action': '*', 'Principal': '*'",                                         "MISSING_RESOURCE" },
        { PolicyType.Resource,            "'Action': '*', 'Principal': '*'",                                         null },
        { PolicyType.Resource,            "'Action': '*', 'Resource': '*'",                                          "MISSING_PRINCIPAL" },
        { PolicyType.Resource,            "'Action': '*', 'Principal': 'arn:aws:iam::123456789012:root'",            "INVALID_PRINCIPAL_FORMAT" },
        { PolicyType.Resource,            "'Action': '*', 'Principal': ['*']",                                       "INVALID_PRINCIPAL_FORMAT" },
        { PolicyType.Resource,            "'Action': '*', 'Principal': {'AWS': [1]}",                                "DATA_TYPE_MISMATCH" },
        { PolicyType.Resource,            "'Action': '*', 'Principal': {'$ref': 'x'}",                               "INVALID_PRINCIPAL_KEY" },
        { PolicyType.Resource,            "'Action': '*', 'Principal': '*', 'NotPrincipal': '*'",                    "UNSUPPORTED_ELEMENT_COMBINATION" },
        { PolicyType.Resource,            "'Action': '*', 'Principal': {}",                                          null },
        { PolicyType.Resource,            "'Action': '*', 'Principal': {'AWS': []}",                                 null },
        { PolicyType.Trust,               "'Action': '*', 'Principal': '*', 'Resource': '*'",                        null },
        { PolicyType.Trust,               "'Action': '*', 'NotPrincipal': {'AWS': '*'}, 'NotResource': '*'",         null },
    };

    [Theory, MemberData(nameof(ByType))]
    public void The_type_says_which_elements_a_statement_has(PolicyType type, string members, string? code)
    {
        var result = PolicyParser.Parse(Of($"'Effect': 'Deny', {members}").Replace('\'', '"'), type);
        Assert.Equal(code is null ? [] : [code], result.Diagnostics.Select(found => found.Code));
        Assert.Equal(code is null, result.Document is not null);
    }

    [Fact]
    public void Keeps_everything_the_document_says()
    {
        var document = Policies.Document(
            """
            {"Version": "2012-10-17", "Id": "i", "Statement": [
              {"Sid": "S", "Effect": "Deny", "NotAction": "a:B", "Resource": ["*", "arn:aws:s3:::b"], "Condition": {"Bool": {"a:x": false}, "NumericEquals": {"a:y": [1, 2.50]}}},
              {"Effect": "Allow", "Action": ["a:B"], "NotResource": "*"}]}
            """);
        Assert.Equal(("2012-10-17", "i", true, 2), (document.Version, document.Id, document.HasVariables, document.Statements.Length));
        var (first, second) = (document.Statements[0], document.Statements[1]);
        Assert.Equal(("S", PolicyEffect.Deny, true, false), (first.Sid, first.Effect, first.ExcludesActions, first.ExcludesResources));
        Assert.Equal(["*", "arn:aws:s3:::b"], first.Resources!.Value.ToArray());
        Assert.Equal(["Bool a:x false", "NumericEquals a:y 1 2.50"], first.Conditions.Select(test => $"{test.Operator} {test.Key} {string.Join(' ', test.Values)}"));
        Assert.Equal((null, PolicyEffect.Allow, false, true), (second.Sid, second.Effect, second.ExcludesActions, second.ExcludesResources));
        Assert.Empty(second.Conditions);
    }

    [Fact]
    public void Reports_all_problems_at_once_in_the_order_of_the_text()
    {
        const string Json = """
            {
              "Version": "2013",
              "Statement": [
                { "Effect": "allow", "Action": "s3", "Resource": "*", "x": 1 },
                { "Action": "가", "Resource": 2 },
                { "Effect": "Allow", "NotAction": "*", "Action": "*", "Resource": "*",
                  "Condition": { "IpAddress": { "aws:SourceIp": ["10.0.0.0/8", null] } } }
              ]
            }
            """;
        Assert.Equal(
            [
                "2:14 INVALID_VERSION $.Version",
                "4:17 INVALID_EFFECT $.Statement[0].Effect",
                "4:59 INVALID_POLICY_ELEMENT $.Statement[0].x",
                "5:5 MISSING_EFFECT $.Statement[1]",
                "5:34 DATA_TYPE_MISMATCH $.Statement[1].Resource",
                "6:44 UNSUPPORTED_ELEMENT_COMBINATION $.Statement[2].Action",
                "7:68 DATA_TYPE_MISMATCH $.Statement[2].Condition.IpAddress['aws:SourceIp'][1]",
            ],
            PolicyParser.Parse(Json).Diagnostics.Select(found => $"{found.Line}:{found.Column} {found.Code} {found.Path}"));
    }

    [Theory]
    [InlineData("{\"Statement\": \"가나\", x}", 1, 21)]                 // columns count characters, not bytes
    [InlineData("{\n  \"Statement\": [\n    oops\n  ]\n}", 3, 5)]
    [InlineData("{\r\n\"a\": 01}", 2, 7)]
    [InlineData("{\r\n\"a\": NaN}", 2, 6)]
    [InlineData("{\"a\": \"x\0\"}", 1, 9)]
    [InlineData("\ufeff{}", 1, 1)]                                    // a byte order mark
    [InlineData("{} // x", 1, 4)]
    public void Points_at_syntax_errors(string json, int line, int column)
    {
        var diagnostic = PolicyParser.Parse(json).Diagnostics[0];
        Assert.Equal(("JSON_SYNTAX_ERROR", line, column), (diagnostic.Code, diagnostic.Line, diagnostic.Column));
    }

    [Fact]
    public void Points_at_texts_that_are_no_unicode()
    {
        byte[] invalid = [.. Encoding.UTF8.GetBytes("{\"Statement\": [],\n\"Id\": \"x"), 0xC3, 0x28, .. "\"}"u8];
        foreach (var result in new[]
        {
            PolicyParser.Parse("{\"Statement\": [],\n\"Id\": \"x\ud800\"}"), // half a surrogate pair, as it is and as an escape
            PolicyParser.Parse("{\"Statement\": [],\n\"Id\": \"x\\udc00\"}"),
            PolicyParser.Parse(invalid),
        })
            Assert.Contains("JSON_SYNTAX_ERROR $.Id 2:7", result.Diagnostics.Select(found => $"{found.Code} {found.Path} {found.Line}:{found.Column}"));
    }

    [Theory]
    [InlineData(16, "DATA_TYPE_MISMATCH")]
    [InlineData(17, "POLICY_TOO_DEEP")]
    [InlineData(30_000, "POLICY_TOO_DEEP")]
    public void Reads_sixteen_levels_and_no_more(int depth, string code) =>
        Assert.Equal(code, Assert.Single(PolicyParser.Parse(new string('[', depth) + new string(']', depth)).Diagnostics).Code);

    [Fact]
    public void Reads_no_more_than_the_limit()
    {
        var policy = Of(Good).Replace('\'', '"');
        Assert.Empty(PolicyParser.Parse(policy.PadRight(PolicyParser.MaximumBytes)).Diagnostics);
        foreach (var result in new[] { PolicyParser.Parse(policy.PadRight(PolicyParser.MaximumBytes + 1)), PolicyParser.Parse(new byte[PolicyParser.MaximumBytes + 1]), PolicyParser.Parse(new string('가', PolicyParser.MaximumBytes)) })
        {
            Assert.Equal("POLICY_TOO_LARGE", Assert.Single(result.Diagnostics).Code);
            Assert.Null(result.Document);
        }
    }

    [Fact]
    public void Reports_a_thousand_problems_and_that_there_are_more()
    {
        var result = PolicyParser.Parse($"{{\"Statement\": [{string.Join(", ", Enumerable.Repeat("1", 5_000))}]}}");
        Assert.Equal(1_001, result.Diagnostics.Length);
        Assert.Equal(("TOO_MANY_PROBLEMS", DiagnosticSeverity.Error), (result.Diagnostics[^1].Code, result.Diagnostics[^1].Severity));
    }

    [Fact]
    public void Messages_hold_no_long_texts_and_no_control_characters()
    {
        var name = "a\\u0000\\n" + new string('x', 20_000);
        foreach (var diagnostic in PolicyParser.Parse("{'N': 1, 'Statement': {'Effect': 'N', 'Condition': {'N': {'N': {}}}}}".Replace('\'', '"').Replace("N", name, StringComparison.Ordinal)).Diagnostics)
        {
            Assert.InRange(diagnostic.ToString().Length, 10, 600);
            Assert.DoesNotContain(diagnostic.ToString(), char.IsControl);
        }
    }

    [Fact]
    public void Never_throws_on_random_bytes()
    {
        var random = new SplitMix64(1);
        for (var round = 0; round < 5_000; round++)
        {
            var bytes = new byte[random.Next(64)];
            for (var index = 0; index < bytes.Length; index++)
                bytes[index] = random.OneIn(2) ? (byte)random.Next(256) : (byte)"{}[]\":,tfn0 \\u"[random.Next(14)];
            Assert.NotEmpty(PolicyParser.Parse(bytes).Diagnostics);
        }
    }

    [Fact]
    public void Never_throws_on_mutated_policies_and_compiles_what_it_accepts()
    {
        var random = new SplitMix64(2);
        var originals = new[] { "DenyIPAddress", "MFAForcePolicy", "DenyEC2StopAndTerminationMFAPolicy" }.Select(name => Encoding.UTF8.GetBytes(Policies.Case(name))).ToList();
        var (accepted, refused) = (0, 0);
        for (var round = 0; round < 5_000; round++)
        {
            var bytes = random.Pick(originals).ToArray().AsSpan();
            for (var change = random.Next(3); change >= 0; change--)
            {
                var (from, to) = (random.Next(bytes.Length), random.Next(bytes.Length));
                if (random.OneIn(3))
                    bytes = bytes[..Math.Max(from, 1)];
                else if (random.OneIn(2))
                    bytes[from] = (byte)random.Next(256);
                else
                    bytes[from] = bytes[to];
            }

            var result = PolicyParser.Parse(bytes);
            Assert.Equal(result.Document is null, !result.Diagnostics.IsEmpty);
            if (result.Document is null)
            {
                refused++;
                continue;
            }

            accepted++;
            var set = PolicyCompiler.Compile(PolicyType.Identity, [new("p", null, result.Document)]);
            Assert.NotEqual(Decision.Failed, Policies.Decide(new(set), "iam:ListUsers", "*"));
        }

        Assert.True(accepted > 100 && refused > 100, $"{accepted} accepted, {refused} refused");
    }

    private static string Of(string statement) => $"{{'Version': '2012-10-17', 'Statement': {{{statement}}}}}";

    private static string Action(string action) => Of($"'Effect': 'Allow', 'Action': {action}, 'Resource': '*'");

    private static string Condition(string condition) => Of($"{Good}, 'Condition': {condition}");
}
