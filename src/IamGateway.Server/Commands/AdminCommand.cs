using System.CommandLine;

namespace IamGateway.Server.Commands;

/// <summary><c>iamgateway admin</c>: what only whoever holds the data folder may do.</summary>
internal static class AdminCommand
{
    public static Command Create() => new("admin", "Create the first credentials and let in whoever is locked out, on the host that holds the data folder. Works before and while 'serve' runs, and is in the trail.")
    {
        AccessKeyCommand.Create(),
        InviteCommand.Create(),
        ResetRootCommand.Create(),
        UnlockCommand.Create(),
    };
}
