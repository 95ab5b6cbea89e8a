namespace IamGateway.Server.Composition;

/// <summary>The public URL that the server last ran under, in the data folder: commands on the host print links with it.</summary>
internal static class PublicUrlFile
{
    private const string Name = "public-url";

    public static Task WriteAsync(string dataFolder, Uri publicUrl, CancellationToken cancellationToken) =>
        PrivateFile.WriteAsync(Path.Combine(dataFolder, Name), publicUrl.AbsoluteUri, cancellationToken);

    /// <summary>The URL, or <c>http://localhost:8080</c> before the server ran for the first time.</summary>
    public static async Task<Uri> ReadAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(dataFolder, Name);
        return new Uri(File.Exists(path) ? (await File.ReadAllTextAsync(path, cancellationToken)).Trim() : "http://localhost:8080");
    }
}
