using System.CommandLine;
using System.Text;
using IamGateway.Server.Commands;

namespace IamGateway.Server.Tests.Commands;

/// <summary>What the program did with a command line and its standard input.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of the output, without the end of the last.</summary>
    public string[] Lines => Output.TrimEnd('\n').Split('\n');

    public static Task<CommandRun> OfAsync(string input, params string[] arguments) => OfAsync(Encoding.UTF8.GetBytes(input), arguments);

    public static async Task<CommandRun> OfAsync(byte[] input, params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        using var usual = new StringWriter();
        var streams = new StandardStreams(new MemoryStream(input), output, error);
        var exitCode = await CommandLine.RunAsync(arguments, streams, new InvocationConfiguration { Output = usual, Error = usual });
        return new CommandRun(exitCode, Encoding.UTF8.GetString(output.ToArray()) + usual, Encoding.UTF8.GetString(error.ToArray()));
    }
}
