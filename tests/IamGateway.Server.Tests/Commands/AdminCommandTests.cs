namespace IamGateway.Server.Tests.Commands;

public sealed class AdminCommandTests
{
    [Theory]
    [InlineData("admin", "unlock")]
    [InlineData("admin", "unlock", "--person", "ann", "--user", "ann")]
    [InlineData("admin", "unlock", "--person", "ann", "--account", "111122223333")]
    public async Task Whom_to_unlock_is_said_once(params string[] arguments)
    {
        var run = await CommandRun.OfAsync("", arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Matches("Say who|of no account", run.Output);
    }

    [Theory]
    [InlineData("reset-root", "iamgateway admin reset-root --data /var/lib/iamgateway")]
    [InlineData("unlock", "iamgateway admin unlock --person ann@example.com")]
    public async Task Help_shows_an_example(string command, string example)
    {
        var run = await CommandRun.OfAsync("", "admin", command, "--help");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(example, run.Output, StringComparison.Ordinal);
    }
}
