namespace IamGateway.EndToEnd.Programs;

/// <summary>Programs of others that the tests run against. One that is missing fails the test and says how to get it; it never skips.</summary>
internal static class Peer
{
    public static string Chromium => Program("chromium", "chromium");

    public static string Oathtool => Program("oathtool", "oathtool");

    public static string Curl => Program("curl", "curl");

    public static string Node => Program("node", "nodejs");

    /// <summary>The script of the OpenID provider, whose npm packages are installed.</summary>
    public static string OidcProvider
    {
        get
        {
            var folder = Path.Combine(Repository.Root, "tests", "peers", "oidc-provider");
            return Directory.Exists(Path.Combine(folder, "node_modules", "oidc-provider"))
                ? Path.Combine(folder, "provider.mjs")
                : throw new PeerMissingException($"The npm packages of {folder} are not installed. Run 'npm ci' there, or ./build.sh.");
        }
    }

    private static string Program(string name, string package) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists)
        ?? throw new PeerMissingException($"The program '{name}' is not installed. Install the Debian package '{package}', or run ./build.sh as root.");
}
