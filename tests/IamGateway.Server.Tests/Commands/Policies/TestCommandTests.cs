using static IamGateway.Server.Tests.Commands.Policies.Cases;

namespace IamGateway.Server.Tests.Commands.Policies;

public sealed class TestCommandTests
{
    private static readonly string Allowed = Line($"\"identity\":[{Named("allows", Document())}]");

    /// <summary>A case, the exit code, and words of the output.</summary>
    public static TheoryData<string, int, string> Expectations => new()
    {
        { With(Allowed, "expect", "\"Allowed\""),                                                               0, "1 passed, 0 failed" },
        { With(With(Allowed, "expect", "\"Allowed\""), "expectReason", "\"IdentityPolicyAllows\""),             0, "1 passed, 0 failed" },
        { With(With(Allowed, "expect", "\"Allowed\""), "expectReason", "\"ResourcePolicyAllows\""),             1, "expected  Allowed, ResourcePolicyAllows" },
        { With(Allowed, "expect", "\"ExplicitDeny\""),                                                          1, "actual    Allowed, IdentityPolicyAllows" },
        { With(Line(), "expect", "\"Allowed\""),                                                                1, "no identity policy allows it" },
        { With(Allowed, "expect", "\"allowed\""),                                                               1, "expect must be one of ImplicitDeny, ExplicitDeny, Allowed" },
        { With(Allowed, "expect", "true"),                                                                      1, "expect must be a string" },
        { With(With(Allowed, "expect", "\"Allowed\""), "expectReason", "\"4\""),                                1, "expectReason must be one of" },
        { Allowed,                                                                                              1, "expect is missing" },
        { "{",                                                                                                  1, "not JSON" },
        { "7",                                                                                                  1, "must be an object" },
    };

    [Theory, MemberData(nameof(Expectations))]
    public async Task A_case_passes_when_it_is_decided_as_expected(string line, int exitCode, string words)
    {
        var run = await CommandRun.OfAsync(line, "policy", "test", "-");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(words, run.Output, StringComparison.Ordinal);
        Assert.Equal(exitCode == 0 ? "1 passed, 0 failed" : "0 passed, 1 failed", run.Lines[^1]);
    }

    [Fact]
    public async Task A_failure_says_where_it_stands_and_why_it_was_decided_so()
    {
        var policy = Named("office", Document(more: "\"Resource\":\"*\",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":[\"203.0.113.0/24\",\"198.51.100.0/24\"]}}"));
        var run = await CommandRun.OfAsync("\n" + With(Line($"\"identity\":[{policy}]", "\"aws:SourceIp\":\"192.0.2.9\""), "expect", "\"Allowed\""), "policy", "test", "-");

        Assert.Equal(
            """
            FAILED  c1 (-, line 2)
              expected  Allowed
              actual    ImplicitDeny, NoIdentityPolicyAllows

              ImplicitDeny: no identity policy allows it. (NoIdentityPolicyAllows)

                principal  arn:aws:iam::123456789012:user/alice
                action     s3:GetObject
                resource   arn:aws:s3:::b/k

              Missing: an Allow in an identity policy. The nearest:

                statement 0 (AllowIt) of the identity policy office does not match:
                  Condition IpAddress aws:SourceIp
                    expected  one of 203.0.113.0/24, 198.51.100.0/24
                    actual    192.0.2.9

            0 passed, 1 failed

            """,
            run.Output.Replace("case 1", "line 2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{0}\n{0}\n")]
    [InlineData("[{0},\n{0}]")]
    [InlineData("\r\n{0}\r\n\r\n{0}")]
    public async Task Cases_stand_one_a_line_or_in_a_list(string format)
    {
        var line = With(Allowed, "expect", "\"Allowed\"");
        var run = await CommandRun.OfAsync(format.Replace("{0}", line, StringComparison.Ordinal), "policy", "test", "-");

        Assert.Equal((0, "2 passed, 0 failed\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task One_case_may_be_written_over_several_lines() =>
        Assert.Equal(0, (await CommandRun.OfAsync(With(Allowed, "expect", "\"Allowed\"").Replace(",", ",\n", StringComparison.Ordinal), "policy", "test", "-")).ExitCode);

    [Fact]
    public async Task A_broken_line_fails_and_the_others_are_run()
    {
        var good = With(Allowed, "expect", "\"Allowed\"");

        Assert.EndsWith("2 passed, 1 failed\n", (await CommandRun.OfAsync($"{good}\n{{\n{good}", "policy", "test", "-")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policies_may_be_files_beside_the_cases()
    {
        using var folder = new TemporaryFolder();
        var cases = Path.Combine(folder.Path, "cases.jsonl");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "read.json"), Document());
        await File.WriteAllTextAsync(cases, With(Line("\"identity\":[{\"file\":\"read.json\"}]"), "expect", "\"Allowed\"") + "\n" + With(Line("\"identity\":[{\"file\":\"no.json\"}]"), "expect", "\"Allowed\""));
        var run = await CommandRun.OfAsync("", "policy", "test", cases);

        Assert.Contains("policies.identity[0].file cannot be read", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 passed, 1 failed\n", run.Output, StringComparison.Ordinal);
    }

    /// <summary>What a case may not name, and words of the answer.</summary>
    public static TheoryData<string, string> OtherFiles => new()
    {
        { "/dev/zero",              "must be a path from the folder" },
        { "../secret.json",         "must be a path from the folder" },
        { "below/../../secret.json", "must be a path from the folder" },
        { "out.json",               "must be a path from the folder" },   // a link to ../secret.json
        { "up/secret.json",         "must be a path from the folder" },   // below a link to ..
        { "circle",                 "Too many links" },
        { "pipe",                   "no regular file" },
        { "below",                  "cannot be read" },
        { "large.json",             "is larger than 65536 bytes" },
        { ".",                      "must be a path from the folder" },
        { "",                       "must be a path from the folder" },
        { "\\u0000",                "cannot be read" },
        { "\\ud800",                "not valid Unicode" },
    };

    [Theory, MemberData(nameof(OtherFiles))]
    public async Task Policies_are_regular_files_in_the_folder_of_the_cases_and_no_others(string file, string words)
    {
        using var folder = new TemporaryFolder();
        await Shell.RunAsync("mkdir -p cases/below && cd cases && ln -s ../secret.json out.json && ln -s .. up && ln -s circle circle && mkfifo pipe", folder.Path);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "secret.json"), Document());
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "cases/large.json"), Document() + new string(' ', 70_000));
        var run = await RunAsync(Path.Combine(folder.Path, "cases"), file);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(words, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_and_folders_that_stay_in_the_folder_of_the_cases_are_followed()
    {
        using var folder = new TemporaryFolder();
        await Shell.RunAsync("mkdir -p cases/below && ln -s cases link && ln -s below/read.json cases/in.json", folder.Path);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "cases/below/read.json"), Document());

        Assert.Equal(0, (await RunAsync(Path.Combine(folder.Path, "link"), "in.json")).ExitCode);
        Assert.Equal(0, (await RunAsync(Path.Combine(folder.Path, "link"), "below/../below/read.json")).ExitCode);
    }

    [Fact]
    public async Task A_device_without_end_is_not_read_to_its_end()
    {
        var run = await CommandRun.OfAsync("", "policy", "test", "/dev/zero");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is larger than", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_has_a_document_or_a_file_and_not_both()
    {
        var policy = $"{{\"file\":\"read.json\",\"document\":{Document()}}}";

        Assert.Contains("keep one", (await CommandRun.OfAsync(With(Line($"\"identity\":[{policy}]"), "expect", "\"Allowed\""), "policy", "test", "-")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("[")]
    public async Task A_file_without_cases_does_not_pass(string content) =>
        Assert.Equal(2, (await CommandRun.OfAsync(content, "policy", "test", "-")).ExitCode);

    [Fact]
    public async Task A_terminal_is_not_steered_by_what_a_case_holds()
    {
        var run = await CommandRun.OfAsync(With(Line(id: "\"\\u001b[2J\\u202e\"", action: "s3:\\u0007"), "expect", "\"Allowed\""), "policy", "test", "-");

        Assert.Contains("\\u001b[2J\\u202e", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Output, character => character != '\n' && char.IsControl(character));
    }

    [Theory]
    [InlineData("\"request\":{\"\\u001b[2J\":1}", "request.\\u001b[2J is unknown")]
    [InlineData("\"request\":{\"principal\":{\"arn\":\"*\"},\"action\":\"a:b\",\"context\":{\"\\u001b[2J\":{}}}", "request.context.\\u001b[2J must be")]
    public async Task A_terminal_is_not_steered_by_the_names_in_a_case(string members, string words)
    {
        var tested = await CommandRun.OfAsync($"{{\"expect\":\"Allowed\",{members}}}", "policy", "test", "-");
        var explained = await CommandRun.OfAsync($"{{{members}}}", "policy", "explain");

        Assert.Contains(words, tested.Output, StringComparison.Ordinal);
        Assert.Contains(words, explained.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(tested.Output + explained.Error, character => character != '\n' && char.IsControl(character));
    }

    [Fact]
    public async Task An_id_that_is_not_valid_Unicode_fails_its_case_and_the_others_are_run()
    {
        var good = With(Allowed, "expect", "\"Allowed\"");
        var run = await CommandRun.OfAsync($"{good.Replace("\"c1\"", "\"\\ud800\"", StringComparison.Ordinal)}\n{good}", "policy", "test", "-");

        Assert.Contains("id is not valid Unicode", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 passed, 1 failed\n", run.Output, StringComparison.Ordinal);
    }

    /// <summary>Tests one case in a folder, with a policy from a file.</summary>
    private static async Task<CommandRun> RunAsync(string folder, string file)
    {
        var cases = Path.Combine(folder, "cases.jsonl");
        await File.WriteAllTextAsync(cases, Line($"\"identity\":[{{\"file\":\"{file}\"}}]").Replace("{\"id\"", "{\"expect\":\"Allowed\",\"id\"", StringComparison.Ordinal));
        return await CommandRun.OfAsync("", "policy", "test", cases);
    }
}
