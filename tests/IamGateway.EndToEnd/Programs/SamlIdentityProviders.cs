using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace IamGateway.EndToEnd.Programs;

/// <summary>Real SAML identity providers, pysaml2 and SimpleSAMLphp, whose one relying party is a gateway.</summary>
internal sealed class SamlIdentityProviders
{
    private readonly string _folder;

    private SamlIdentityProviders(string folder) => _folder = folder;

    private static string Scripts => Peer.Folder("saml");

    /// <summary>Gives them a key.</summary>
    /// <param name="folder">Is made.</param>
    public static async Task<SamlIdentityProviders> CreateAsync(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "tmp"));
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=idp", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        await File.WriteAllTextAsync(Path.Combine(folder, "idp.key"), key.ExportPkcs8PrivateKeyPem());
        await File.WriteAllTextAsync(Path.Combine(folder, "idp.crt"), certificate.ExportCertificatePem());
        return new SamlIdentityProviders(folder);
    }

    /// <summary>Gives them the metadata of the relying party.</summary>
    public async Task TrustAsync(Uri metadata)
    {
        using var client = new HttpClient();
        await File.WriteAllTextAsync(Path.Combine(_folder, "sp.xml"), await client.GetStringAsync(metadata));
    }

    /// <summary>The metadata of pysaml2.</summary>
    public Task<string> PythonMetadataAsync() => PythonAsync([], "metadata");

    /// <summary>A response of pysaml2, as a browser posts it.</summary>
    /// <param name="address">Entity id and address of the relying party.</param>
    /// <param name="attributes">Name → values.</param>
    /// <param name="sign"><c>assertion</c>, <c>response</c> or <c>both</c>.</param>
    /// <param name="algorithm">For example <c>rsa-sha512</c>.</param>
    public async Task<string> PythonResponseAsync(string address, IReadOnlyDictionary<string, string[]> attributes, string sign, string algorithm) =>
        (await PythonAsync(new() { ["SIGN"] = sign, ["ALGORITHM"] = algorithm }, "response", address, JsonSerializer.Serialize(attributes))).Trim();

    /// <summary>Starts SimpleSAMLphp. Its one person, alice, has the attributes.</summary>
    /// <param name="port">Of its address.</param>
    /// <param name="attributes">Name → values.</param>
    public async Task<SimpleSamlPhp> StartPhpAsync(int port, IReadOnlyDictionary<string, string[]> attributes)
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "sp.xml"),
            """<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="nobody"><SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><AssertionConsumerService index="0" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://nobody.example.com/"/></SPSSODescriptor></EntityDescriptor>""");   // until it is told
        var site = Path.Combine(_folder, "site");
        Directory.CreateDirectory(site);
        File.CreateSymbolicLink(Path.Combine(site, "simplesaml"), Peer.SimpleSamlPhp);
        var child = ChildProcess.Start(Peer.Php, ["-d", "opcache.enable=0", "-S", $"127.0.0.1:{port}", "-t", site], new Dictionary<string, string?>
        {
            ["SIMPLESAMLPHP_CONFIG_DIR"] = Path.Combine(Scripts, "simplesamlphp"),
            ["SSP_FOLDER"] = _folder,
            ["SSP_PORT"] = port.ToString(),
            ["SSP_ATTRIBUTES"] = JsonSerializer.Serialize(attributes),
        });
        return await SimpleSamlPhp.WaitAsync(child, new Uri($"http://127.0.0.1:{port}/simplesaml/"));
    }

    private async Task<string> PythonAsync(Dictionary<string, string?> environment, params string[] arguments)
    {
        await using var child = await ChildProcess.RunAsync(Peer.Pysaml2, [Path.Combine(Scripts, "pysaml2_idp.py"), _folder, .. arguments], environment);
        Assert.True(child.ExitCode == 0, child.Errors);
        return child.Output;
    }
}
