namespace IamGateway.Identity.Tests.Docs;

/// <summary>The folder that has the solution in it.</summary>
internal static class RepositoryFolder
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder!.FullName, "IamGateway.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
