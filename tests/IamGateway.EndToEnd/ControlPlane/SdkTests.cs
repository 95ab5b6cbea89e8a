using IamGateway.EndToEnd.Programs;

namespace IamGateway.EndToEnd.ControlPlane;

/// <summary>AWS's SDKs for other languages, unmodified, administer the gateway, and meet their own typed exceptions.</summary>
[Trait("Peer", "aws")]
[Trait("Peer", "faketime")]
[Collection(SdkGateway.Name)]
public sealed class SdkTests(SdkGateway sdk)
{
    /// <summary>aws-sdk-go-v2 is what Terraform is made with, and reads answers the most strictly.</summary>
    [Fact]
    [Trait("Peer", "go")]
    public async Task Go()
    {
        var program = sdk.Aws.File("go-sdk");
        var settings = new Dictionary<string, string?> { ["GO111MODULE"] = "off", ["GOPATH"] = Peer.GoPackages, ["GOFLAGS"] = null, ["CGO_ENABLED"] = "0" };
        await using var build = ChildProcess.Start(Peer.Go, ["build", "-o", program, "."], settings, Peer.Folder("go-sdk"));
        await build.WaitForExitAsync(TimeSpan.FromMinutes(5));  // the first one compiles the SDK
        Assert.True(build.ExitCode == 0, build.Errors);

        await sdk.Aws.ChecksAsync(
            program, [], sdk.Expired,
            "caller_identity", "users", "groups", "policies", "roles", "instance_profiles", "access_keys", "login_profiles", "mfa_devices", "saml_providers", "oidc_providers",
            "account", "pages", "assume_role", "iam_errors", "sts_errors", "signature_errors");
    }

    [Fact]
    [Trait("Peer", "js-sdk")]
    public Task JavaScript() => sdk.Aws.ChecksAsync(
        Peer.Node, [Peer.JsSdk], sdk.Expired,
        "caller_identity", "users", "groups", "policies", "roles", "access_keys", "mfa_devices", "providers", "pages", "assume_role", "iam_errors", "sts_errors", "signature_errors");
}
