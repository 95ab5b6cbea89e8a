using System.CommandLine;

namespace IamGateway.Server.Commands;

/// <summary>Options that several commands take, in the same words everywhere.</summary>
internal static class CommonOptions
{
    public static Option<DirectoryInfo> Data(string folder) => new("--data")
    {
        Description = "Folder of the database, the key ring and the trail. Made if it is missing.",
        HelpName = "DIR",
        DefaultValueFactory = _ => new DirectoryInfo(folder),
    };

    public static Option<string> Urls() => new("--urls")
    {
        Description = "Where to listen; several are separated by semicolons.",
        HelpName = "URLS",
        DefaultValueFactory = _ => "http://localhost:8080",
    };

    public static Option<string> ManagementUrls() => new("--management-urls")
    {
        Description = "Where /health/live and /health/ready answer. Keep it away from users.",
        HelpName = "URLS",
        DefaultValueFactory = _ => "http://127.0.0.1:8081",
    };

    public static Option<FileInfo[]> Config() => new("--config")
    {
        Description = "A JSON configuration file beside appsettings.json; may be given several times, later ones win.",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    public static Option<string?> Account() => new("--account") { Description = "The account, by its id or alias; without it the management account.", HelpName = "ACCOUNT" };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON and nothing else." };
}
