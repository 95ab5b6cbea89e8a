namespace IamGateway.Server.Tests.Commands.Policies;

/// <summary>The help of each policy command teaches by an example, and the example prints what the help says it prints.</summary>
public sealed class HelpTests
{
    private static readonly string[] Names = ["evaluate", "validate", "test", "explain", "check-no-new-access"];

    public static TheoryData<string> Commands => [.. Names];

    [Theory, MemberData(nameof(Commands))]
    public async Task The_example_prints_what_the_help_says(string command)
    {
        using var folder = new TemporaryFolder();
        var example = Example((await CommandRun.OfAsync("", "policy", command, "--help")).Lines);
        var lines = example.TakeWhile(IsCommand).ToList();

        Assert.NotEmpty(lines);
        Assert.Equal(string.Join('\n', example.Skip(lines.Count)).TrimEnd() + "\n", await Shell.RunAsync(string.Join('\n', lines), folder.Path));
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task The_help_says_what_the_exit_code_means(string command) =>
        Assert.Contains((await CommandRun.OfAsync("", "policy", command, "--help")).Lines, line => line.Contains("Exit code: ", StringComparison.Ordinal));

    [Fact]
    public async Task The_group_lists_all_of_them_in_a_line_each()
    {
        var lines = (await CommandRun.OfAsync("", "policy", "--help")).Lines;

        Assert.All(Names, name => Assert.Single(lines, line => line.StartsWith($"  {name} ", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, line => line.Contains("Example", StringComparison.Ordinal));
    }

    /// <summary>The lines below "Example:" that are blank or indented, without the indentation.</summary>
    private static List<string> Example(string[] help) =>
        [.. help.SkipWhile(line => line != "Example:").Skip(1).TakeWhile(line => line.Length == 0 || line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Length == 0 ? "" : line[2..])];

    private static bool IsCommand(string line) => line.StartsWith("echo ", StringComparison.Ordinal) || line.StartsWith("iamgateway ", StringComparison.Ordinal);
}
