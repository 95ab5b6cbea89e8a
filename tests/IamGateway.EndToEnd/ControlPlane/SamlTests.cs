using IamGateway.EndToEnd.Programs;

namespace IamGateway.EndToEnd.ControlPlane;

/// <summary>People of real SAML identity providers get roles, with the unmodified aws CLI.</summary>
[Trait("Peer", "saml")]
public sealed class SamlTests(AwsGateway aws) : IClassFixture<AwsGateway>, IAsyncLifetime
{
    private const string Attributes = "https://aws.amazon.com/SAML/Attributes/";

    private SamlIdentityProviders _providers = null!;

    private string Address => aws.Gateway.At("/saml").AbsoluteUri;

    public async Task InitializeAsync() => _providers = await SamlIdentityProviders.CreateAsync(aws.File($"idp-{FreePort.Next()}"));

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Of_pysaml2_whatever_it_signs_and_how()
    {
        await _providers.TrustAsync(aws.Gateway.At("/.iam/saml/metadata"));
        var provider = await NewProviderAsync("python", await _providers.PythonMetadataAsync());
        var role = await NewRoleAsync("of-python", provider, """{"StringEquals":{"saml:sub":"alice","saml:iss":"https://pysaml2.example.com/idp"},"ForAnyValue:StringEquals":{"saml:mail":"alice@example.com"}}""");
        foreach (var (sign, algorithm) in new[] { ("assertion", "rsa-sha256"), ("response", "rsa-sha384"), ("both", "rsa-sha512") })
        {
            var response = await _providers.PythonResponseAsync(Address, AttributesFor(role, provider), sign, algorithm);

            var answer = (await AssumeAsync(role, provider, response)).Done().Json;

            Assert.Equal($"arn:aws:sts::{aws.Account}:assumed-role/of-python/alice", answer.GetProperty("AssumedRoleUser").GetProperty("Arn").GetString());
            Assert.Equal(("alice", "persistent"), (answer.GetProperty("Subject").GetString(), answer.GetProperty("SubjectType").GetString()));
            Assert.Contains("assumed-role/of-python/alice", (await aws.AwsAsync(Aws.Debian, AwsKeys.Of(answer.GetProperty("Credentials")), "sts", "get-caller-identity")).Done().Output);
            (await AssumeAsync(role, provider, response)).Failed("InvalidIdentityToken", "used before");
        }
    }

    [Fact]
    public async Task Of_SimpleSAMLphp_after_a_sign_in_there()
    {
        var arn = $"arn:aws:iam::{aws.Account}:saml-provider/php";
        var role = $"arn:aws:iam::{aws.Account}:role/of-php";
        await using var php = await _providers.StartPhpAsync(FreePort.Next(), AttributesFor(role, arn));
        await _providers.TrustAsync(aws.Gateway.At("/.iam/saml/metadata"));
        Assert.Equal(arn, await NewProviderAsync("php", await php.MetadataAsync()));
        Assert.Equal(role, await NewRoleAsync("of-php", arn, """{"StringEquals":{"saml:sub":"alice@example.com"}}"""));

        var answer = (await AssumeAsync(role, arn, await php.SignInAsync(Address))).Done().Json;

        Assert.Equal(("alice@example.com", "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"), (answer.GetProperty("Subject").GetString(), answer.GetProperty("SubjectType").GetString()));
        Assert.Contains("assumed-role/of-php/alice", (await aws.AwsAsync(Aws.Debian, AwsKeys.Of(answer.GetProperty("Credentials")), "sts", "get-caller-identity")).Done().Output);
    }

    private static Dictionary<string, string[]> AttributesFor(string role, string provider) => new()
    {
        [Attributes + "Role"] = [$"{role},{provider}"],
        [Attributes + "RoleSessionName"] = ["alice"],
        ["mail"] = ["alice@example.com"],
    };

    private async Task<string> NewProviderAsync(string name, string metadata)
    {
        var file = aws.File($"{name}.xml");
        await File.WriteAllTextAsync(file, metadata);
        return (await aws.AwsAsync(Aws.Debian, aws.Admin, "iam", "create-saml-provider", "--name", name, "--saml-metadata-document", $"file://{file}")).Done().Json.GetProperty("SAMLProviderArn").GetString()!;
    }

    private async Task<string> NewRoleAsync(string name, string provider, string condition)
    {
        var trust = $$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"{{provider}}"},"Action":"sts:AssumeRoleWithSAML","Condition":{{condition}} } }""";
        return (await aws.AwsAsync(Aws.Debian, aws.Admin, "iam", "create-role", "--role-name", name, "--assume-role-policy-document", trust)).Done().Json.GetProperty("Role").GetProperty("Arn").GetString()!;
    }

    private async Task<AwsAnswer> AssumeAsync(string role, string provider, string response)
    {
        var file = aws.File("response.b64");
        await File.WriteAllTextAsync(file, response);
        return await aws.AwsAsync(Aws.Debian, null, "sts", "assume-role-with-saml", "--role-arn", role, "--principal-arn", provider, "--saml-assertion", $"file://{file}");
    }
}
