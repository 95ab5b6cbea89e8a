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
    public static string GoPackages
    {
        get
        {
            Installed("/usr/share/gocode/src/github.com/aws/aws-sdk-go-v2/service/iam", "golang-github-aws-aws-sdk-go-v2-dev");
            return "/usr/share/gocode";
        }
    }

    /// <summary>The library that gives a program another clock.</summary>
    public static string FakeTime =>
        Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu*").Select(folder => Path.Combine(folder, "faketime", "libfaketime.so.1")).FirstOrDefault(File.Exists)
        ?? throw Missing("libfaketime", "libfaketime");

    public static string Php => Program("php", "php-cli");

    /// <summary>The pages of SimpleSAMLphp.</summary>
    public static string SimpleSamlPhp => Installed("/usr/share/simplesamlphp/www", "simplesamlphp");

    /// <summary>A Python with pysaml2, which needs xmlsec1.</summary>
    public static string Pysaml2
    {
        get
        {
            Installed("/usr/lib/python3/dist-packages/saml2", "python3-pysaml2");
            Program("xmlsec1", "xmlsec1");
            return "/usr/bin/python3";
        }
    }

    /// <summary>The script of the OpenID provider, whose npm packages are installed.</summary>
    public static string OidcProvider => Script("oidc-provider", "provider.mjs", "oidc-provider");

    /// <summary>The script that uses the AWS SDK for JavaScript, whose npm packages are installed.</summary>
    public static string JsSdk => Script("js-sdk", "administer.mjs", "@aws-sdk");

    /// <summary>Folder of a peer's own files.</summary>
    public static string Folder(string name) => Path.Combine(Repository.Root, "tests", "peers", name);

    private static string Script(string name, string script, string package) => Directory.Exists(Path.Combine(Folder(name), "node_modules", package))
        ? Path.Combine(Folder(name), script)
        : throw new PeerMissingException($"The npm packages of {Folder(name)} are not installed. Run 'npm ci' there, or ./build.sh.");

    private static string Installed(string path, string package) => Directory.Exists(path) ? path : throw Missing(path, package);

    private static string Program(string name, string package) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists)
        ?? throw Missing(name, package);

    private static PeerMissingException Missing(string what, string package) => new($"'{what}' is not installed. Install the Debian package '{package}', or run ./build.sh as root.");
}
