namespace IamGateway.EndToEnd.Programs;

/// <summary>Where things lie in the repository that these tests were built in.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The program as it was built, in the configuration that these tests were built in.</summary>
    public static string Program
    {
        get
        {
            var built = new DirectoryInfo(AppContext.BaseDirectory); // …/bin/CONFIGURATION/FRAMEWORK
            var path = Path.Combine(Root, "src", "IamGateway.Server", "bin", built.Parent!.Name, built.Name, "iamgateway.dll");
            return File.Exists(path) ? path : throw new FileNotFoundException("The program is not built.", path);
        }
    }

    /// <summary>A folder for what a failed test leaves to look at.</summary>
    public static string Screenshots => Directory.CreateDirectory(Path.Combine(Root, "artifacts", "screenshots")).FullName;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "IamGateway.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No IamGateway.sln above {AppContext.BaseDirectory}.");
    }
}
