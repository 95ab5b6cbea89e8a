using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Iam.Other;

public sealed class EmptyListTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Theory]
    [InlineData("ListSSHPublicKeys", "SSHPublicKeys")]
    [InlineData("ListServiceSpecificCredentials", "ServiceSpecificCredentials")]
    public async Task Nobody_has_any_and_the_user_must_exist(string action, string list)
    {
        Assert.Equal("", (await gateway.IamAsync(gateway.Admin, action)).Done()[list]);
        Assert.Equal("NoSuchEntity", (await gateway.IamAsync(gateway.Admin, action, ("UserName", "nobody"))).Error);
    }

    [Fact]
    public async Task There_are_no_server_certificates() =>
        Assert.Equal("", (await gateway.IamAsync(gateway.Admin, "ListServerCertificates")).Done()["ServerCertificateMetadataList"]);
}
