using System.Text;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Tests.Reference;
using IamGateway.Policy.Validation;

namespace IamGateway.Policy.Tests.Validation;

public sealed class PolicyValidatorTests
{
    public static TheoryData<FindingCase> Cases => [.. FindingCases.All];

    [Theory, MemberData(nameof(Cases))]
    public void Finds_the_fault_and_points_at_it(FindingCase row) => AssertFound(row, catalogue: null);

    [Theory, MemberData(nameof(Cases))]
    public void Does_not_find_it_beside(FindingCase row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Assert.DoesNotContain(PolicyValidator.Validate(FindingCase.Complete(row.NearMiss), row.Type), finding => finding.Code == row.Code);
    }

    [Theory]
    [InlineData("DenyIPAddress")]
    [InlineData("MFAForcePolicy")]
    [InlineData("DenyEC2StopAndTerminationMFAPolicy")]
    public void Policies_as_people_write_them_have_no_errors(string name) =>
        Assert.DoesNotContain(PolicyValidator.Validate(Policies.Case(name), PolicyType.Identity), finding => finding.Severity == DiagnosticSeverity.Error);

    /// <summary>A maximum gives nothing, so nothing in it is too much.</summary>
    [Theory]
    [InlineData(PolicyType.PermissionsBoundary)]
    [InlineData(PolicyType.ServiceControl)]
    public void A_maximum_may_be_wide(PolicyType type) =>
        Assert.Empty(PolicyValidator.Validate(FindingCase.Complete("{'Effect': 'Allow', 'NotAction': 'iam:*', 'Resource': '*'}, {'Effect': 'Allow', 'Action': ['iam:PutUserPolicy', 'iam:PassRole'], 'Resource': 'arn:aws:iam::*:*'}"), type));

    [Fact]
    public void Finds_all_faults_at_once_in_the_order_of_the_text()
    {
        const string Json = """
            {
              "Version": "2008-10-17",
              "Statement": [
                { "Effect": "allow", "Action": ["s3", "s3:*", "s3:Get*"], "Resource": "x", "Sid": "a b" },
                { "Effect": "Allow", "NotAction": "s3:*", "Resource": ["arn:aws:s3:::${aws:username}", "*"],
                  "Condition": { "Bool": { "user": ["yes", true] }, "Like": { "aws:TagKeys": [] } } },
                { "Effect": "Allow", "Action": [], "Resource": null }
              ]
            }
            """;
        Assert.Equal(
            [
                "2:14 Warning OLD_VERSION $.Version",
                "4:17 Error INVALID_EFFECT $.Statement[0].Effect",
                "4:37 Error INVALID_ACTION_FORMAT $.Statement[0].Action[0]",
                "4:51 Suggestion REDUNDANT_ACTION $.Statement[0].Action[2]",
                "4:75 Error INVALID_ARN_PREFIX $.Statement[0].Resource",
                "4:87 Error UNSUPPORTED_SID $.Statement[0].Sid",
                "5:26 SecurityWarning NOTACTION $.Statement[1].NotAction",
                "5:26 SecurityWarning PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION $.Statement[1].NotAction",
                "5:26 Warning CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION $.Statement[1].NotAction",
                "5:60 Error VARIABLE_UNSUPPORTED_IN_VERSION $.Statement[1].Resource[0]",
                "5:60 Suggestion REDUNDANT_RESOURCE $.Statement[1].Resource[0]",
                "6:32 Error INVALID_CONDITION_KEY_FORMAT $.Statement[1].Condition.Bool.user",
                "6:40 Error INVALID_CONDITION_MULTIPLE_BOOLEAN $.Statement[1].Condition.Bool.user",
                "6:41 Warning TYPE_MISMATCH_BOOLEAN $.Statement[1].Condition.Bool.user[0]",
                "6:48 Error INVALID_CONDITION_DATA_TYPE $.Statement[1].Condition.Bool.user[1]",
                "6:57 Error INVALID_CONDITION_OPERATOR $.Statement[1].Condition.Like",
                "6:82 Suggestion EMPTY_ARRAY_CONDITION $.Statement[1].Condition.Like['aws:TagKeys']",
                "7:36 Error EMPTY_ARRAY_ACTION $.Statement[2].Action",
                "7:52 Error DATA_TYPE_MISMATCH $.Statement[2].Resource",
            ],
            PolicyValidator.Validate(Json, PolicyType.Identity).Select(found => $"{found.Line}:{found.Column} {found.Severity} {found.Code} {found.Path}"));
    }

    [Theory]
    [InlineData(0, " \t\r\n")]
    [InlineData(7, "{ \"a\" :\r\n\t1 }")]
    [InlineData(11, "{\"a \t\": \"\u00a0\"}")]
    [InlineData(11, "[ \"\\\" \\\\\" ,  1 ]")]
    [InlineData(4, "[\u00a0\u2003]")]
    public void Only_white_space_between_tokens_does_not_count(int expected, string json) =>
        Assert.Equal(expected, PolicyValidator.LengthBesideWhiteSpace(json));

    [Fact]
    public void More_findings_than_are_kept_are_as_severe_as_the_worst_left_out()
    {
        static PolicyDiagnostic Last(int count) =>
            PolicyValidator.Validate(FindingCase.Complete(FindingCases.Action($"[{string.Join(',', Enumerable.Repeat("'s3:ListBucket'", count))}]")), PolicyType.Identity)[^1];

        Assert.Equal("REDUNDANT_ACTION", Last(1_000).Code); // and one that the policy is too long
        Assert.Equal(("TOO_MANY_PROBLEMS", DiagnosticSeverity.Suggestion), (Last(1_001).Code, Last(1_001).Severity));
    }

    /// <summary>Documents made to take long: thousands of entries, stars, statements, keys. They end at once, however little is compared.</summary>
    public static TheoryData<string> Hostile => new()
    {
        Listed("Action", index => $"s3:*{index}*"),
        Listed("Action", index => $"i*m:*{index % 7}*"),
        Listed("Resource", index => $"arn:aws:s3:::*a*{index}*"),
        Listed("Resource", index => "arn:aws:s3:::${aws:username}${" + index),
        Listed("Resource", _ => new string('*', 40)),
        $"{{'Version': '2012-10-17', 'Statement': {{'Effect': 'Allow', 'Action': '*', 'Resource': ['arn:aws:s3:::{Repeated("*a", 16_000)}b', 'arn:aws:s3:::{Repeated("*a", 16_000)}']}}}}",
        $"{{'Version': '2012-10-17', 'Statement': {{'Effect': 'Allow', 'Action': '*', 'Resource': 'arn:aws:s3:::{Repeated("${", 32_000)}'}}}}",
        $"{{'Version': '2012-10-17', 'Statement': [{Repeated("{},", 21_000)}1]}}",
        $"{{'Version': '2012-10-17', 'Statement': [{Repeated("{'Effect':'Allow','Action':'a:*','Resource':'*'},{'Effect':'Deny','Action':'a:b','Resource':'*'},", 600)}1]}}",
        $"{{'Version': '2012-10-17', 'Statement': {{'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'Condition': {{{string.Join(',', Enumerable.Range(0, 2_000).Select(index => $"'S{index}': {{'aws:VpcSourceIp': ''}}"))}}}}}}}",
        $"{{'Version': '2012-10-17', 'Statement': {{'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'Condition': {{'NumericEquals': {{'a:b': 1{new string('0', 60_000)}}}}}}}}}",
        new string('[', 30_000),
        new string('[', 200_000),
    };

    [Theory, MemberData(nameof(Hostile))]
    public void Ends_with_findings_whatever_comes(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var type in new[] { PolicyType.Identity, PolicyType.Trust })
            Assert.NotEmpty(PolicyValidator.Validate(text.Replace('\'', '"'), type));
    }

    [Fact]
    public void Never_throws_on_mutated_policies_and_says_all_that_the_parser_says()
    {
        var random = new SplitMix64(3);
        var originals = FindingCases.All.Select(row => (Json: Encoding.UTF8.GetBytes(row.Read().Json), row.Type)).Where(row => row.Json.Length < 2_000).ToList();
        for (var round = 0; round < 5_000; round++)
        {
            var (original, type) = random.Pick(originals);
            var bytes = original.ToArray();
            for (var change = random.Next(4); change >= 0; change--)
                bytes[random.Next(bytes.Length)] = random.OneIn(2) ? (byte)random.Next(256) : bytes[random.Next(bytes.Length)];

            var findings = PolicyValidator.Validate(bytes, type);
            Assert.All(PolicyParser.Parse(bytes, type).Diagnostics, problem => Assert.Contains(problem, findings));
            Assert.Equal(findings.OrderBy(found => (found.Line, found.Column)), findings);
        }
    }

    internal static void AssertFound(FindingCase row, ActionCatalogue? catalogue)
    {
        var (json, line, column) = row.Read();
        var findings = PolicyValidator.Validate(json, row.Type, catalogue);
        Assert.Equal(row.Others.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(row.Code).Order(), findings.Select(finding => finding.Code).Distinct().Order());
        var finding = Assert.Single(findings, finding => finding.Code == row.Code);
        Assert.Equal((row.Severity, row.Path.Replace("~", "$.Statement[0]", StringComparison.Ordinal), line, column), (finding.Severity, finding.Path, finding.Line, finding.Column));
        Assert.EndsWith(".", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(". ", finding.Message, StringComparison.Ordinal); // one sentence
    }

    private static string Listed(string element, Func<int, string> entry)
    {
        var entries = new StringBuilder();
        for (var index = 0; entries.Length < 60_000; index++)
            entries.Append(index == 0 ? "" : ",").Append('"').Append(entry(index)).Append('"');
        return $"{{'Version': '2012-10-17', 'Statement': {{'Effect': 'Allow', {(element == "Action" ? "'Resource'" : "'Action'")}: '*', '{element}': [{entries}]}}}}";
    }

    private static string Repeated(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
