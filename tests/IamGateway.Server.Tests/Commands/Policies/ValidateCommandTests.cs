using System.Text.Json.Nodes;
using static IamGateway.Server.Tests.Commands.Policies.Cases;

namespace IamGateway.Server.Tests.Commands.Policies;

public sealed class ValidateCommandTests
{
    private const string Resource = """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}}""";
    private const string Trust = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/alice"},"Action":"sts:AssumeRole"}}""";

    [Fact]
    public async Task A_policy_without_problems_passes()
    {
        var run = await CommandRun.OfAsync(Document(action: "s3:GetObject", more: "\"Resource\":\"arn:aws:s3:::b/*\""), "policy", "validate", "-");

        Assert.Equal((0, "1 file: 0 errors, 0 security warnings, 0 warnings, 0 suggestions\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task A_finding_is_a_line_with_place_severity_code_sentence_and_path()
    {
        var run = await CommandRun.OfAsync(Document("allow", "s3:GetObject"), "policy", "validate", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(run.Lines, line => line.StartsWith("-:1:64: ERROR INVALID_EFFECT: Effect is", StringComparison.Ordinal) && line.EndsWith("($.Statement[0].Effect)", StringComparison.Ordinal));
        Assert.StartsWith("1 file: 1 error,", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_as_JSON_have_exactly_the_documented_members()
    {
        var run = await CommandRun.OfAsync("{", "policy", "validate", "--json", "-");

        Assert.Equal(1, run.ExitCode);
        var finding = Assert.Single(JsonNode.Parse(run.Output)!.AsArray())!.AsObject();
        Assert.Equal(["file", "severity", "code", "path", "line", "column", "message"], finding.Select(member => member.Key));
        Assert.Equal(("-", "ERROR", "$", 1), ((string?)finding["file"], (string?)finding["severity"], (string?)finding["path"], (int)finding["line"]!));
    }

    [Fact]
    public async Task Without_findings_the_JSON_is_an_empty_list() =>
        Assert.Equal("[]\n", (await CommandRun.OfAsync(Document(action: "s3:GetObject", more: "\"Resource\":\"arn:aws:s3:::b/*\""), "policy", "validate", "-", "--json")).Output);

    [Theory]
    [InlineData("identity", Resource, 1)]   // it names a principal
    [InlineData("resource", Resource, 0)]
    [InlineData("trust", Trust, 0)]
    [InlineData("trust", Resource, 1)]      // it names a resource
    [InlineData("scp", Resource, 1)]
    [InlineData("rcp", Resource, 0)]
    public async Task The_type_says_which_elements_a_policy_has(string type, string policy, int exitCode) =>
        Assert.Equal(exitCode, (await CommandRun.OfAsync(policy, "policy", "validate", "--type", type, "-")).ExitCode);

    [Fact]
    public async Task A_warning_is_no_failure()
    {
        var run = await CommandRun.OfAsync("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:PassRole","Resource":"*"}}""", "policy", "validate", "-");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("SECURITY_WARNING", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_files_are_looked_at_also_after_one_that_cannot_be_read()
    {
        using var folder = new TemporaryFolder();
        var (bad, missing) = (Path.Combine(folder.Path, "bad.json"), Path.Combine(folder.Path, "missing.json"));
        await File.WriteAllTextAsync(bad, "[]");
        var run = await CommandRun.OfAsync("", "policy", "validate", missing, folder.Path, bad);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"{missing} cannot be read", run.Error, StringComparison.Ordinal);
        Assert.Contains($"{folder.Path} cannot be read", run.Error, StringComparison.Ordinal);
        Assert.Contains($"{bad}:1:1: ERROR", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("1 file: 1 error,", run.Lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"\0\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("// comment")]
    [InlineData("{\"$ref\":\"other.json\"}")]
    [InlineData("")]
    [InlineData("null")]
    public async Task What_is_no_policy_is_an_error_with_a_place(string text)
    {
        var run = await CommandRun.OfAsync(text, "policy", "validate", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Matches(@"^-:\d+:\d+: ERROR [A-Z_]+: ", run.Lines[0]);
    }

    [Fact]
    public async Task A_byte_order_mark_does_not_matter() =>
        Assert.Equal(0, (await CommandRun.OfAsync("\uFEFF" + Document(action: "s3:GetObject"), "policy", "validate", "-")).ExitCode);

    [Fact]
    public async Task An_unknown_type_is_refused_before_anything_is_read() =>
        Assert.Equal(2, (await CommandRun.OfAsync("", "policy", "validate", "--type", "bucket", "-")).ExitCode);

    [Theory]
    [InlineData("policy")]
    [InlineData("policy", "validate")]
    [InlineData("policy", "validate", "--unknown", "-")]
    [InlineData("policy", "test")]
    [InlineData("policy", "explain", "one", "two")]
    [InlineData("policy", "evaluate", "file")]
    public async Task A_command_line_that_is_not_understood_is_exit_code_2(params string[] arguments) =>
        Assert.Equal(2, (await CommandRun.OfAsync("", arguments)).ExitCode);

    [Fact]
    public async Task A_terminal_is_not_steered_by_the_name_of_a_file()
    {
        using var folder = new TemporaryFolder();
        var (bad, missing) = (Path.Combine(folder.Path, "\u001b[2J\u202e.json"), Path.Combine(folder.Path, "no\u001b\nno"));
        await File.WriteAllTextAsync(bad, "[]");
        var run = await CommandRun.OfAsync("", "policy", "validate", bad, missing);

        Assert.Contains("\\u001b[2J\\u202e.json:1:1: ERROR", run.Output, StringComparison.Ordinal);
        Assert.Contains("no\\u001b\\u000ano cannot be read", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Output + run.Error, character => character != '\n' && (char.IsControl(character) || character == '\u202e'));
    }

    [Theory]
    [InlineData('\u202e')]
    [InlineData('\u2066')]
    [InlineData('\u200b')]
    [InlineData('\u2028')]
    public async Task A_message_has_no_characters_that_cannot_be_seen(char character)
    {
        var run = await CommandRun.OfAsync(Document($"a\\u{(int)character:x4}b"), "policy", "validate", "--json", "-");

        Assert.StartsWith("\"a\uFFFDbIt\" has characters", (string)JsonNode.Parse(run.Output)![0]!["message"]!, StringComparison.Ordinal);
    }
}
