namespace IamGateway.EndToEnd.Programs;

/// <summary>The aws CLIs and the Pythons with boto3 of this machine: Debian's, which must be there, and a newer one when the PATH has it first.</summary>
internal static class Aws
{
    /// <summary>aws CLI 2.9 of Debian 12: knows only the models.</summary>
    public static string Debian => Installed("/usr/bin/aws", "awscli");

    /// <summary>Every aws CLI.</summary>
    public static TheoryData<string> Programs => [.. Newer("aws").Prepend("/usr/bin/aws")];

    /// <summary>Every Python that has boto3; Debian's is 1.26.</summary>
    public static IEnumerable<string> Pythons => [.. Newer("python3").Where(python => File.Exists(python.Replace("python3", "aws", StringComparison.Ordinal))).Prepend("/usr/bin/python3")];

    /// <summary>The first of a name on the PATH, unless it is Debian's.</summary>
    private static IEnumerable<string> Newer(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, name)).Where(File.Exists).Take(1).Except([$"/usr/bin/{name}", $"/bin/{name}"]);

    private static string Installed(string path, string package) =>
        File.Exists(path) ? path : throw new PeerMissingException($"The program '{path}' is not installed. Install the Debian package '{package}', or run ./build.sh as root.");
}
