using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using IamGateway.AspNetCore.Authentication;
using IamGateway.ControlPlane.Gateway;
using Microsoft.AspNetCore.Http;

namespace IamGateway.ControlPlane.Models;

/// <summary>
/// <c>GET /.iam/models</c>: a compressed tar archive to unpack into <c>~/.aws/models</c>, after which every tool that is made with botocore, of whatever age, calls the
/// gateway in AWS's place and knows its own service <c>iamgateway</c>; and <c>gateway.config</c> in it, the lines for <c>~/.aws/config</c> that do the same for newer tools.
/// </summary>
internal sealed class ModelArchive(IamGatewayUrls urls)
{
    /// <summary>Folders of botocore's data: the name of a service in it, and the version of its API.</summary>
    private static readonly (string Service, string Version, string Id)[] Services =
    [
        ("iam", "2010-05-08", "iam"), ("sts", "2011-06-15", "sts"), ("sso", "2019-06-10", "sso"), ("sso-oidc", "2019-06-10", "sso_oidc"),
        ("sso-admin", "2020-07-20", "sso_admin"), ("identitystore", "2020-06-15", "identitystore"), ("cloudtrail", "2013-11-01", "cloudtrail"),
        ("accessanalyzer", "2019-11-01", "accessanalyzer"), (GatewayOperations.Table.Service, GatewayOperations.Table.Version, "iamgateway"),
    ];

    private readonly Lazy<byte[]> _archive = new(() => Make(urls.Issuer));

    /// <summary>Answers with the archive.</summary>
    public IResult Get() => TypedResults.File(_archive.Value, "application/gzip", "iamgateway-models.tar.gz");

    private static byte[] Make(string url)
    {
        using var archive = new MemoryStream();
        using (var compressed = new GZipStream(archive, CompressionLevel.Optimal, leaveOpen: true))
        using (var tar = new TarWriter(compressed, TarEntryFormat.Ustar))
        {
            var rules = EndpointRules.For(url).ToJsonString();
            foreach (var (service, version, _) in Services)
                Add(tar, $"{service}/{version}/endpoint-rule-set-1.json", rules);
            Add(tar, $"{GatewayOperations.Table.Service}/{GatewayOperations.Table.Version}/service-2.json", ServiceModel.Of(GatewayOperations.Table).ToJsonString());
            Add(tar, "gateway.config", $"[services iamgateway]\n{string.Concat(Services.Select(service => $"{service.Id} =\n  endpoint_url = {url}\n"))}");
        }

        return archive.ToArray();
    }

    private static void Add(TarWriter tar, string name, string text) =>
        tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)), ModificationTime = DateTimeOffset.UnixEpoch });
}
