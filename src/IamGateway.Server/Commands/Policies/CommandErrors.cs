using System.Text;

namespace IamGateway.Server.Commands.Policies;

/// <summary>Turns what cannot be read into a sentence on standard error and the exit code for it.</summary>
internal static class CommandErrors
{
    /// <summary>Exit code of a command whose input cannot be read. 1 is for an answer that is no.</summary>
    public const int Unreadable = 2;

    /// <param name="streams">Where to write.</param>
    /// <param name="run">Takes a writer for standard output, which is written out afterwards, and returns the exit code.</param>
    public static async Task<int> ReportAsync(StandardStreams streams, Func<TextWriter, Task<int>> run)
    {
        await using var output = Writer(streams.Output);
        try
        {
            return await run(output);
        }
        catch (Exception exception) when (exception is CommandException or CaseFormatException)
        {
            await WriteAsync(streams, exception.Message);
            return Unreadable;
        }
    }

    /// <summary>Writes lines to standard error, as a terminal may show them.</summary>
    public static async Task WriteAsync(StandardStreams streams, string message)
    {
        await using var error = Writer(streams.Error);
        await error.WriteLineAsync(string.Join('\n', message.Split('\n').Select(VisibleText.Of)));
    }

    private static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
}
