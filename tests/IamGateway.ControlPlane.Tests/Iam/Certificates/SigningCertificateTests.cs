using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Iam.Certificates;

public sealed class SigningCertificateTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Fact]
    public async Task Certificates_are_uploaded_put_out_of_use_and_deleted()
    {
        await gateway.NewUserAsync("dora");
        var body = NewCertificate(days: 30);

        var uploaded = (await UploadAsync("dora", body)).Done();
        var id = uploaded["Certificate/CertificateId"]!;
        Assert.InRange(id.Length, 24, 128);
        Assert.Equal(body.Trim(), uploaded["Certificate/CertificateBody"]!.Trim());
        (await CallAsync("UpdateSigningCertificate", ("UserName", "dora"), ("CertificateId", id), ("Status", "Inactive"))).Done();
        Assert.Equal(["Inactive"], (await CallAsync("ListSigningCertificates", ("UserName", "dora"))).Done().All("Status"));

        (await CallAsync("DeleteSigningCertificate", ("UserName", "dora"), ("CertificateId", id))).Done();
        Assert.Equal("NoSuchEntity", (await CallAsync("DeleteSigningCertificate", ("UserName", "dora"), ("CertificateId", id))).Error);
    }

    [Fact]
    public async Task A_user_has_two_certificates_at_most_and_none_twice()
    {
        await gateway.NewUserAsync("emil");
        var first = NewCertificate(days: 30);
        (await UploadAsync("emil", first)).Done();
        Assert.Equal("DuplicateCertificate", (await UploadAsync("admin", first)).Error);

        (await UploadAsync("emil", NewCertificate(days: 30))).Done();
        Assert.Equal("LimitExceeded", (await UploadAsync("emil", NewCertificate(days: 30))).Error);
    }

    [Fact]
    public async Task Only_one_certificate_that_has_not_expired_is_taken()
    {
        await gateway.NewUserAsync("fred");
        using var key = RSA.Create(2048);
        var body = NewCertificate(days: 30);

        Assert.Equal("MalformedCertificate", (await UploadAsync("fred", "no certificate")).Error);
        Assert.Equal("MalformedCertificate", (await UploadAsync("fred", PemEncoding.WriteString("CERTIFICATE", [1, 2, 3]))).Error);
        Assert.Equal("MalformedCertificate", (await UploadAsync("fred", $"{body}\n{key.ExportPkcs8PrivateKeyPem()}")).Error);
        Assert.Equal("InvalidCertificate", (await UploadAsync("fred", NewCertificate(days: -1))).Error);
    }

    private string NewCertificate(int days)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=signer", key, HashAlgorithmName.SHA256);
        var now = gateway.Clock.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-2), now.AddDays(days));
        return certificate.ExportCertificatePem();
    }

    private Task<Answer> UploadAsync(string user, string body) => CallAsync("UploadSigningCertificate", ("UserName", user), ("CertificateBody", body));

    private Task<Answer> CallAsync(string action, params (string Name, string Value)[] parameters) => gateway.IamAsync(gateway.Admin, action, parameters);
}
