using System.Diagnostics;

namespace IamGateway.Server.Tests;

/// <summary>Runs command lines as a user would: in a shell that finds the program.</summary>
internal static class Shell
{
    /// <summary>What a command line prints on standard output.</summary>
    public static async Task<string> RunAsync(string commandLine, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", commandLine])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["PATH"] = $"{AppContext.BaseDirectory}:{Environment.GetEnvironmentVariable("PATH")}" },
        })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }
}
