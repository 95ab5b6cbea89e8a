using System.Text.Json.Nodes;
using static IamGateway.Server.Tests.Commands.Policies.Cases;

namespace IamGateway.Server.Tests.Commands.Policies;

public sealed class ExplainCommandTests
{
    private static readonly string Allows = Named("allows", Document());

    [Fact]
    public async Task A_deny_is_named_before_the_allows_that_match_as_well()
    {
        var run = await CommandRun.OfAsync(
            Line($"\"identity\":[{Allows}],\"organization\":[[{Named("guardrail", Document("Deny"))}]]", resource: "{\"arn\":\"arn:aws:s3:::b/k\",\"account\":\"123456789012\"}"), "policy", "explain");

        Assert.Equal(
            """
            ExplicitDeny: a statement denies it, whatever else allows it. (DenyStatement)

              principal  arn:aws:iam::123456789012:user/alice
              action     s3:GetObject
              resource   arn:aws:s3:::b/k of the account 123456789012

            Decided by:
              Deny   statement 0 (DenyIt) of the service control policy guardrail

            Matches as well:
              Allow  statement 0 (AllowIt) of the identity policy allows

            """,
            run.Output);
    }

    /// <summary>Policies, context, and lines that the explanation must have.</summary>
    public static TheoryData<string, string, string[]> NearMisses => new()
    {
        { "", "", ["Missing: an Allow in an identity policy. None has an Allow for the action, or for the resource."] },
        { $"\"identity\":[{Allows}],\"boundary\":[]", "", ["Missing: an Allow in a permissions boundary. None has an Allow for the action, or for the resource."] },
        { $"\"identity\":[{Named("p", Document(action: "s3:Put*"))}]", "", ["    Action", "      expected  s3:Put*", "      actual    s3:GetObject"] },
        { $"\"identity\":[{Named("p", Document(more: "\"NotResource\":[\"arn:aws:s3:::b/*\",\"arn:aws:s3:::c/*\"]"))}]", "", ["    NotResource", "      expected  none of arn:aws:s3:::b/*, arn:aws:s3:::c/*", "      actual    arn:aws:s3:::b/k"] },
        { $"\"identity\":[{Conditional("Bool", "\"true\"")}]", "", ["    Condition Bool x:key", "      expected  true", "      actual    absent"] },
        { $"\"identity\":[{Conditional("ForAnyValue:StringEquals", "\"a\"")}]", "\"x:key\":[]", ["      actual    present, without values"] },
        { $"\"identity\":[{Conditional("StringNotEquals", "[\"a\",\"b\"]")}]", "\"x:key\":\"a\"", ["      expected  none of a, b", "      actual    a"] },
        { $"\"identity\":[{Conditional("StringEquals", "[\"0\",\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\"]")}]", "\"x:key\":\"\"", ["      expected  one of 0, 1, 2, 3, 4, 5, 6, 7 and 2 more", "      actual    \"\""] },
    };

    [Theory, MemberData(nameof(NearMisses))]
    public async Task An_implicit_deny_says_what_is_missing_and_what_came_nearest(string policies, string context, string[] lines)
    {
        var run = await CommandRun.OfAsync(Line(policies, context), "policy", "explain", "-");

        Assert.Equal(0, run.ExitCode);
        Assert.All(lines, line => Assert.Contains(line, run.Lines));
    }

    [Fact]
    public async Task As_JSON_it_has_the_documented_members()
    {
        var run = await CommandRun.OfAsync(Line($"\"identity\":[{Conditional("Bool", "\"true\"")}]"), "policy", "explain", "--json");

        var answer = JsonNode.Parse(run.Output)!.AsObject();
        Assert.Equal(["id", "decision", "reason", "decidedBy", "conditions", "matched", "missing", "missingLevel", "nearMisses"], answer.Select(member => member.Key));
        Assert.Equal("identity", (string?)answer["missing"]);
        Assert.Equal(
            """{"type":"identity","policy":"p","sid":"AllowIt","statement":0,"failed":[{"element":"Condition","operator":"Bool","key":"x:key","expected":["true"],"actual":null,"hint":null}]}""",
            Assert.Single(answer["nearMisses"]!.AsArray())!.ToJsonString());
    }

    [Fact]
    public async Task As_JSON_every_matching_statement_has_its_effect()
    {
        var run = await CommandRun.OfAsync(Line($"\"identity\":[{Allows},{Named("denies", Document("Deny"))}]"), "policy", "explain", "--json");

        Assert.Equal(["Deny denies", "Allow allows"], JsonNode.Parse(run.Output)!["matched"]!.AsArray().Select(statement => $"{statement!["effect"]} {statement["policy"]}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{}{}")]
    public async Task A_case_that_cannot_be_read_is_exit_code_2(string text)
    {
        var run = await CommandRun.OfAsync(text, "policy", "explain");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.NotEqual("", run.Error);
    }

    [Fact]
    public async Task Several_cases_are_too_many()
    {
        var run = await CommandRun.OfAsync($"{Line()}\n{Line()}\n", "policy", "explain");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("explain takes one case", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_in_a_case_of_several_lines_is_said_with_its_line() =>
        Assert.Contains("not JSON", (await CommandRun.OfAsync("{\n\"request\": 7,\n}\n", "policy", "explain")).Error, StringComparison.Ordinal);

    private static string Conditional(string op, string values) =>
        Named("p", Document(more: $"\"Resource\":\"*\",\"Condition\":{{\"{op}\":{{\"x:key\":{values}}}}}"));
}
