using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace IamGateway.Server.Commands.Policies;

/// <summary>The usual help of a command, and below it an example with what it answers.</summary>
/// <param name="text">What stands below.</param>
internal sealed class ExampleHelp(string text) : SynchronousCommandLineAction
{
    private readonly HelpAction _usual = new();

    /// <summary>Gives a command this help.</summary>
    public static void Add(Command command, string text) => command.Options.Add(new HelpOption { Action = new ExampleHelp(text) });

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = _usual.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(text);
        return code;
    }
}
