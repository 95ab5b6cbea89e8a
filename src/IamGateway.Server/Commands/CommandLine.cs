using System.CommandLine;
using IamGateway.Server.Commands.Policies;

namespace IamGateway.Server.Commands;

/// <summary>The commands of the program.</summary>
internal static class CommandLine
{
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
