namespace IamGateway.EndToEnd.Programs;

/// <summary>Programs of others that the tests run against. One that is missing fails the test and says how to get it; it never skips.</summary>
internal static class Peer
{
    public static string Chromium => Program("chromium", "chromium");

    public static string Oathtool => Program("oathtool", "oathtool");

    public static string Curl => Program("curl", "curl");

    public static string Node => Program("node", "nodejs");

    public static string Go => Program("go", "golang-go");

    /// <summary>GOPATH of the Go packages that Debian installs.</summary>
    public static string GoPackages => Directory.Exists("/usr/share/gocode/src/github.com/aws/aws-sdk-go-v2/service/iam")
        ? "/usr/share/gocode"
        : throw new PeerMissingException("The AWS SDK for Go is not installed. Install the Debian package 'golang-github-aws-aws-sdk-go-v2-dev', or run ./build.sh as root.");

    /// <summary>The library that gives a program another clock.</summary>
    public static string FakeTime =>
        Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu*").Select(folder => Path.Combine(folder, "faketime", "libfaketime.so.1")).FirstOrDefault(File.Exists)
        ?? throw new PeerMissingException("The library libfaketime is not installed. Install the Debian package 'libfaketime', or run ./build.sh as root.");

    /// <summary>The script of the OpenID provider, whose npm packages are installed.</summary>
    public static string OidcProvider => Script("oidc-provider", "provider.mjs", "oidc-provider");

    /// <summary>The script that uses the AWS SDK for JavaScript, whose npm packages are installed.</summary>
    public static string JsSdk => Script("js-sdk", "administer.mjs", "@aws-sdk");

    /// <summary>Folder of a peer's own files.</summary>
    public static string Folder(string name) => Path.Combine(Repository.Root, "tests", "peers", name);

    private static string Script(string name, string script, string package) => Directory.Exists(Path.Combine(Folder(name), "node_modules", package))
        ? Path.Combine(Folder(name), script)
        : throw new PeerMissingException($"The npm packages of {Folder(name)} are not installed. Run 'npm ci' there, or ./build.sh.");

    private static string Program(string name, string package) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists)
        ?? throw new PeerMissingException($"The program '{name}' is not installed. Install the Debian package '{package}', or run ./build.sh as root.");
}
