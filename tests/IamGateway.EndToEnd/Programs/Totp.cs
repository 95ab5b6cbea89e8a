namespace IamGateway.EndToEnd.Programs;

/// <summary>Codes of an authenticator, made by oathtool.</summary>
internal static class Totp
{
    /// <summary>The code that an authenticator with this base32 seed shows, some steps of 30 seconds from now.</summary>
    public static async Task<string> CodeAsync(string seed, int stepsFromNow = 0)
    {
        var at = TimeProvider.System.GetUtcNow().AddSeconds(30 * stepsFromNow).ToUnixTimeSeconds();
        await using var oathtool = await ChildProcess.RunAsync(Peer.Oathtool, ["--totp", "-b", $"--now=@{at}", seed.Replace(" ", "", StringComparison.Ordinal)]);
        Assert.True(oathtool.ExitCode == 0, oathtool.Errors);
        return oathtool.Output.Trim();
    }
}
