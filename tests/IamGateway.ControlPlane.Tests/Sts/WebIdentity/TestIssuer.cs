using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IamGateway.ControlPlane.Tests.Sts.WebIdentity;

/// <summary>An issuer of workload tokens on a real Kestrel: a discovery document and keys, and nothing for people.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    public const string RsaKeyId = "rsa-1", EcKeyId = "ec-1";

    private readonly WebApplication _app;
    private readonly TimeProvider _clock;

    private TestIssuer(WebApplication app, TimeProvider clock) => (_app, _clock) = (app, clock);

    public string Issuer { get; private set; } = "";

    /// <summary>What accounts call it.</summary>
    public string Url => Issuer["http://".Length..];

    public RSA Rsa { get; } = RSA.Create(2048);

    public ECDsa Ec { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public JsonObject Document { get; private set; } = [];

    public JsonArray Keys { get; } = [];

    /// <summary>Answers in place of the discovery document.</summary>
    public Func<HttpContext, Task>? DocumentAnswer { get; set; }

    public int DocumentReads { get; private set; }

    public int KeyReads { get; private set; }

    /// <param name="clock">Dates its tokens.</param>
    /// <param name="path">Of the issuer's URL, as Kubernetes clusters of one provider have it.</param>
    public static async Task<TestIssuer> StartAsync(TimeProvider clock, string path = "")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var issuer = new TestIssuer(builder.Build(), clock);
        issuer._app.MapGet($"{path}/.well-known/openid-configuration", context =>
        {
            issuer.DocumentReads++;
            return issuer.DocumentAnswer?.Invoke(context) ?? context.Response.WriteAsync(issuer.Document.ToJsonString(), context.RequestAborted);
        });
        issuer._app.MapGet($"{path}/keys", () =>
        {
            issuer.KeyReads++;
            return Results.Text(new JsonObject { ["keys"] = issuer.Keys.DeepClone() }.ToJsonString(), "application/jwk-set+json");
        });
        await issuer._app.StartAsync(CancellationToken.None);
        issuer.Issuer = issuer._app.Urls.Single() + path;
        issuer.Document = new JsonObject
        {
            ["issuer"] = issuer.Issuer,
            ["jwks_uri"] = $"{issuer.Issuer}/keys",
            ["response_types_supported"] = new JsonArray("id_token"),
            ["subject_types_supported"] = new JsonArray("public"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        };
        issuer.Keys.Add(PublicKey(issuer.Rsa, RsaKeyId));
        issuer.Keys.Add(PublicKey(issuer.Ec, EcKeyId));
        return issuer;
    }

    public static JsonObject PublicKey(RSA key, string keyId)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = keyId, ["n"] = Base64Url.EncodeToString(parameters.Modulus), ["e"] = Base64Url.EncodeToString(parameters.Exponent) };
    }

    /// <summary>A token as a job of GitHub Actions gets it. Source: GitHub Docs, "OpenID Connect reference".</summary>
    public TokenDraft OfJob(string subject = "repo:octo-org/octo-repo:ref:refs/heads/main") => Draft(
        new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["x5t"] = RsaKeyId, ["kid"] = RsaKeyId },
        new JsonObject
        {
            ["jti"] = "example-id",
            ["sub"] = subject,
            ["aud"] = "sts.amazonaws.com",
            ["repository"] = "octo-org/octo-repo",
            ["actor"] = "octocat",
            ["runner_environment"] = "github-hosted",
        },
        lifetime: 300,
        data => Rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    /// <summary>A token as a pod gets it for its service account. Source: Kubernetes documentation, "Configure Service Accounts for Pods", "ServiceAccount token volume projection".</summary>
    public TokenDraft OfServiceAccount(string subject = "system:serviceaccount:shop:orders") => Draft(
        new JsonObject { ["alg"] = "ES256", ["kid"] = EcKeyId },
        new JsonObject { ["sub"] = subject, ["aud"] = new JsonArray("sts.amazonaws.com"), ["kubernetes.io"] = new JsonObject { ["namespace"] = "shop", ["pod"] = new JsonObject { ["name"] = "orders-1" } } },
        lifetime: 86400,
        data => Ec.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Rsa.Dispose();
        Ec.Dispose();
    }

    private static JsonObject PublicKey(ECDsa key, string keyId)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["use"] = "sig", ["alg"] = "ES256", ["kid"] = keyId, ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y) };
    }

    private TokenDraft Draft(JsonObject header, JsonObject claims, int lifetime, Func<byte[], byte[]> sign)
    {
        var now = _clock.GetUtcNow().ToUnixTimeSeconds();
        (claims["iss"], claims["iat"], claims["nbf"], claims["exp"]) = (Issuer, now, now, now + lifetime);
        return new TokenDraft { Header = header, Claims = claims, Sign = sign };
    }
}
