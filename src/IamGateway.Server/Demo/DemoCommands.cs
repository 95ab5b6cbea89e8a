namespace IamGateway.Server.Demo;

/// <summary>The three commands that the demo prints.</summary>
internal static class DemoCommands
{
    public static IReadOnlyList<DemoFile.DemoTry> For(Uri publicUrl, string dataFolder)
    {
        var header = Quote("@" + DemoTokens.PathIn(dataFolder));
        // An address, not a name: --interface 127.0.0.2 can only reach IPv4.
        var url = $"http://127.0.0.1:{publicUrl.Port}";
        return
        [
            new("Allowed: a developer lists the orders",
                $"curl -s -H {header} {url}/orders",
                "200: the orders, and whom the gateway told the API is calling"),
            new("Denied: the same from outside the office (127.0.0.1)",
                $"curl -s --interface 127.0.0.2 -H {header} {url}/orders",
                "403: explicit deny by DenyIPAddressPolicy, statement DenyOutsideTheOffice"),
            new("Denied: deleting needs a second factor",
                $"curl -s -X DELETE -H {header} {url}/orders/1",
                "401 insufficient_user_authentication: explicit deny by DenySensitiveOrdersMFAPolicy"),
        ];
    }

    /// <summary>As a shell takes it literally.</summary>
    private static string Quote(string text) => text.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '.' or '-' or '_' or '@')
        ? text
        : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
