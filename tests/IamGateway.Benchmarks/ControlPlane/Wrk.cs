using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace IamGateway.Benchmarks.ControlPlane;

/// <summary>The program <c>wrk</c>, which sends one call over and over on 32 connections.</summary>
internal static class Wrk
{
    private const int Seconds = 4;

    /// <summary>Calls answered in a second.</summary>
    /// <exception cref="InvalidOperationException">An answer was not good, or there is no such program.</exception>
    public static async Task<double> MeasureAsync(Uri url, SignedCall call)
    {
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, Script(call));
            using var process = Process.Start(new ProcessStartInfo("wrk", ["-t1", "-c32", $"-d{Seconds}s", "-s", script, url.AbsoluteUri]) { UseShellExecute = false, RedirectStandardOutput = true })
                ?? throw new InvalidOperationException("wrk does not start.");
            var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.TrimEntries);
            await process.WaitForExitAsync();
            return lines.FirstOrDefault(line => line.StartsWith("Non-2xx", StringComparison.Ordinal) || line.StartsWith("Socket errors", StringComparison.Ordinal)) is { } problem
                ? throw new InvalidOperationException(problem)
                : double.Parse(lines.Single(line => line.StartsWith("Requests/sec:", StringComparison.Ordinal))["Requests/sec:".Length..], CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static string Script(SignedCall call)
    {
        var script = new StringBuilder($"wrk.method = \"POST\"\nwrk.body = \"{call.Body}\"\n");
        foreach (var (name, value) in call.Headers)
            script.Append(CultureInfo.InvariantCulture, $"wrk.headers[\"{name}\"] = \"{value}\"\n");
        return script.ToString();
    }
}
