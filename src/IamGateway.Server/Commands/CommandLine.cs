using System.CommandLine;

namespace IamGateway.Server.Commands;

/// <summary>The commands of the program.</summary>
internal static class CommandLine
{
    public static RootCommand Create() => new(
        """
        IamGateway: AWS IAM, STS and IAM Identity Center for your own services.

        Try it:       iamgateway demo
        Run it:       iamgateway serve --data /var/lib/iamgateway --config gateway.json
        First admin:  open the set-up link that the first 'serve' prints
        """)
    {
        DemoCommand.Create(),
        ServeCommand.Create(),
        AdminCommand.Create(),
    };
}
