using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace IamGateway.EndToEnd.Programs;

/// <summary>A gateway with an administrator's access key, and AWS's tools pointed at it. Use it as a class fixture.</summary>
public sealed class AwsGateway : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private GatewayProcess? _gateway;

    internal GatewayProcess Gateway => _gateway!;

    /// <summary>Access key of the administrator.</summary>
    internal AwsKeys Admin { get; private set; } = new("", "", null);

    internal string Account { get; private set; } = "";

    public async Task InitializeAsync()
    {
        _gateway = await GatewayProcess.StartAsync("serve", _folder.File("data"));
        Admin = AwsKeys.Of(JsonDocument.Parse(await GatewayProcess.RunAsync("admin", "access-key", "--user", "admin", "--data", _gateway.DataFolder, "--json")).RootElement.GetProperty("AccessKey"));
        await UnpackModelsAsync();
        Account = (await AwsAsync(Aws.Debian, Admin, "sts", "get-caller-identity")).Json.GetProperty(nameof(Account)).GetString()!;
    }

    public async Task DisposeAsync()
    {
        if (_gateway is not null)
            await _gateway.DisposeAsync();
        Dispose();
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A path for a file of a test.</summary>
    internal string File(string name) => _folder.File(name);

    /// <summary>Runs an aws CLI.</summary>
    /// <param name="program">Which of those installed.</param>
    /// <param name="keys">What signs; null: what the profile in <paramref name="arguments"/> says.</param>
    /// <param name="arguments">The command.</param>
    internal async Task<AwsAnswer> AwsAsync(string program, AwsKeys? keys, params string[] arguments)
    {
        await using var aws = await ChildProcess.RunAsync(program, arguments, Environment(keys));
        return new AwsAnswer(aws.ExitCode, aws.Output, aws.Errors);
    }

    /// <summary>Runs a shell command line with the environment of an aws CLI.</summary>
    internal async Task<AwsAnswer> ShellAsync(AwsKeys? keys, string line)
    {
        await using var shell = await ChildProcess.RunAsync("/bin/sh", ["-c", line], Environment(keys));
        return new AwsAnswer(shell.ExitCode, shell.Output, shell.Errors);
    }

    /// <summary>Runs an aws CLI, by what its profile says, on a terminal where it asks a question.</summary>
    internal async Task<AwsAnswer> AnswerAsync(string question, string answer, string program, params string[] arguments)
    {
        await using var aws = await ChildProcess.RunAsync("/usr/bin/python3", [Path.Combine(Peer.Folder("terminal"), "answer.py"), question, answer, program, .. arguments], Environment(null));
        return new AwsAnswer(aws.ExitCode, aws.Output, aws.Errors);
    }

    /// <summary>Runs a story of <c>tests/peers/boto3/administer.py</c> to its end.</summary>
    internal async Task BotoAsync(string python, string story)
    {
        var script = Path.Combine(Peer.Folder("boto3"), "administer.py");
        await using var child = await ChildProcess.RunAsync(python, [script, story, Gateway.Url.GetLeftPart(UriPartial.Authority)], Environment(Admin));
        Assert.True(child.ExitCode == 0, $"{python} {story}: exit code {child.ExitCode}\n{child.Errors}\n{Gateway.Errors}");
    }

    /// <summary>Credentials of the administrator whose time is over: the gateway made them when its clock was behind. Starts the gateway anew.</summary>
    internal async Task<AwsKeys> ExpiredAsync()
    {
        var lifetime = TimeSpan.FromSeconds(900);  // the shortest there is, and as far as the clock of who signs may be away
        await Gateway.StopAsync();
        JsonElement made;
        await using (_gateway = await GatewayProcess.StartBehindAsync(lifetime - TimeSpan.FromSeconds(2), Gateway.DataFolder, Gateway.Url.Port))
        {
            made = (await AwsAsync(Aws.Debian, Admin, "sts", "get-session-token", "--duration-seconds", $"{lifetime.TotalSeconds}")).Json.GetProperty("Credentials");
            await Gateway.StopAsync();
        }

        _gateway = await GatewayProcess.StartAsync("serve", Gateway.DataFolder, Gateway.Url.Port);
        var end = made.GetProperty("Expiration").GetDateTimeOffset();
        await Gateway.WaitUntilAsync(() => TimeProvider.System.GetUtcNow() > end, "The end of the credentials");
        return AwsKeys.Of(made);
    }

    /// <summary>Runs a program of <c>tests/peers</c> that prints a JSON line for each of its checks, and asserts that it made these and all went well.</summary>
    /// <param name="expired">Credentials whose time is over.</param>
    internal async Task ChecksAsync(string program, string[] arguments, AwsKeys expired, params string[] checks)
    {
        var environment = Environment(Admin);
        environment["EXPIRED_ACCESS_KEY_ID"] = expired.Id;
        environment["EXPIRED_SECRET_ACCESS_KEY"] = expired.Secret;
        environment["EXPIRED_SESSION_TOKEN"] = expired.Token;
        environment["SAML_METADATA"] = SamlMetadata();
        await using var child = await ChildProcess.RunAsync(program, [.. arguments, Gateway.Url.GetLeftPart(UriPartial.Authority)], environment);
        Assert.True(child.ExitCode == 0, $"exit code {child.ExitCode}\n{child.Output}\n{child.Errors}");
        var lines = child.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        var failures = lines.Where(line => line.TryGetProperty("failed", out _)).Select(line => $"{line.GetProperty("check")}: {line.GetProperty("failed")}").ToArray();
        Assert.True(failures.Length == 0, string.Join("\n\n", failures));
        Assert.Equal(checks, lines.Select(line => line.GetProperty("check").GetString()));
    }

    /// <summary>Metadata of an identity provider that nobody signs in at.</summary>
    private static string SamlMetadata()
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=idp.example.com", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return $"""
            <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="https://idp.example.com/" validUntil="2030-01-02T03:04:05Z">
              <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                <KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{Convert.ToBase64String(certificate.RawData)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></KeyDescriptor>
                <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.com/sso"/>
              </IDPSSODescriptor>
            </EntityDescriptor>
            """;
    }

    /// <summary>Both ways of pointing a tool here at once: older ones read the models, newer ones the endpoint. Nothing of whoever runs the tests is left.</summary>
    private Dictionary<string, string?> Environment(AwsKeys? keys) => new()
    {
        ["HOME"] = _folder.Path,
        ["AWS_CONFIG_FILE"] = _folder.File("config"),
        ["AWS_SHARED_CREDENTIALS_FILE"] = _folder.File("credentials"),
        ["AWS_DATA_PATH"] = _folder.File("models"),
        ["AWS_ENDPOINT_URL"] = Gateway.Url.GetLeftPart(UriPartial.Authority),
        ["AWS_DEFAULT_REGION"] = "us-east-1",
        ["AWS_PAGER"] = "",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        ["AWS_PROFILE"] = null,
        ["AWS_ACCESS_KEY_ID"] = keys?.Id,
        ["AWS_SECRET_ACCESS_KEY"] = keys?.Secret,
        ["AWS_SESSION_TOKEN"] = keys?.Token,
    };

    private async Task UnpackModelsAsync()
    {
        Directory.CreateDirectory(_folder.File("models"));
        var line = $"{Peer.Curl} -sS {Gateway.At("/.iam/models")} | tar xz -C {_folder.File("models")}";
        await using var shell = await ChildProcess.RunAsync("/bin/sh", ["-c", line]);
        Assert.True(shell.ExitCode == 0, shell.Errors);
    }
}
