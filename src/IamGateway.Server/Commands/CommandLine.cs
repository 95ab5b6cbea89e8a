using System.CommandLine;
using System.CommandLine.Invocation;
using IamGateway.Server.Commands.Policies;

namespace IamGateway.Server.Commands;

/// <summary>The commands of the program.</summary>
internal static class CommandLine
{
    /// <summary>Exit code for a command line that is not understood. 1 is for an answer that is no.</summary>
    private const int NotUnderstood = 2;

    /// <summary>Does what a command line asks for.</summary>
    /// <param name="arguments">The command line, without the program.</param>
    /// <param name="streams">The process's own when null.</param>
    /// <param name="configuration">Where help goes; the console when null.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments, StandardStreams? streams = null, InvocationConfiguration? configuration = null)
    {
        var parsed = Create(streams).Parse(arguments);
        var exitCode = await parsed.InvokeAsync(configuration);
        return parsed.Action is ParseErrorAction ? NotUnderstood : exitCode;
    }

    /// <param name="streams">The process's own when null.</param>
    public static RootCommand Create(StandardStreams? streams = null) => new(
        """
        IamGateway: AWS IAM, STS and IAM Identity Center for your own services.

        Try it:       iamgateway demo
        Run it:       iamgateway serve --data /var/lib/iamgateway --config gateway.json
        First admin:  open the set-up link that the first 'serve' prints
        Policies:     iamgateway policy validate policy.json
        """)
    {
        DemoCommand.Create(),
        ServeCommand.Create(),
        AdminCommand.Create(),
        PolicyCommand.Create(streams ?? StandardStreams.OfProcess()),
    };
}
