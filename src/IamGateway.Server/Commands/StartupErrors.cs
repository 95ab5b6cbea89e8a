using IamGateway.Server.Composition;

namespace IamGateway.Server.Commands;

/// <summary>Turns what keeps a command from running into sentences on stderr and exit code 1.</summary>
internal static class StartupErrors
{
    public static async Task<int> ReportAsync(Func<Task> run)
    {
        try
        {
            await run();
            return 0;
        }
        catch (ConfigurationException exception)
        {
            await Console.Error.WriteLineAsync("The configuration has problems:");
            foreach (var problem in exception.Problems) await Console.Error.WriteLineAsync($"  {problem}");
            return 1;
        }
        catch (InvalidDataException exception)
        {
            // A configuration file that is not JSON: which file, and which line of it.
            await Console.Error.WriteLineAsync($"{exception.Message} {exception.GetBaseException().Message}");
            return 1;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CommandException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
