namespace IamGateway.Server.Tests.Repository;

/// <summary>The files of the repository, found from the folder that the tests run in.</summary>
internal static class SourceTree
{
    private static readonly string[] MadeFolders = [".git", "bin", "obj", "artifacts", "node_modules", "TestResults", ".vs", ".idea", "demo-data", "iamgateway-data"];

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every file that is written by hand and ends in one of these, as paths from the root with <c>/</c>.</summary>
    public static IEnumerable<string> Files(string folder, params string[] endings) =>
        Directory.Exists(PathOf(folder))
            ? Walk(PathOf(folder))
                .Where(path => endings.Length == 0 || endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
                .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)
            : [];

    public static string Read(string path) => File.ReadAllText(PathOf(path));

    public static string[] Lines(string path) => File.ReadAllLines(PathOf(path));

    public static string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>Fails with every finding at once, so that one run shows all there is to do.</summary>
    public static void AssertNone(IEnumerable<string> findings, string rule)
    {
        var all = findings.ToList();
        Assert.True(all.Count == 0, $"{rule}\n{string.Join('\n', all)}");
    }

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            yield return file;
        }

        var inside = Directory.EnumerateDirectories(folder).Where(child => !MadeFolders.Contains(Path.GetFileName(child)));
        foreach (var file in inside.SelectMany(Walk))
        {
            yield return file;
        }
    }

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
