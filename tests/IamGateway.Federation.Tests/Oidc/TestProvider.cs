using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using IamGateway.Federation.Providers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IamGateway.Federation.Tests.Oidc;

/// <summary>A provider on a real Kestrel that says and signs whatever a test wants. Has no pages: the test is the browser and the person.</summary>
internal sealed class TestProvider : IAsyncDisposable
{
    public const string ClientId = "gateway client";
    public const string ClientSecret = "s3cret:with/+%&=";
    public const string Code = "the-planted-code";
    public const string AccessToken = "the-planted-access-token";
    public const string KeyId = "key-1";

    private readonly WebApplication _app;
    private readonly TimeProvider _clock;

    private TestProvider(WebApplication app, TimeProvider clock) => (_app, _clock) = (app, clock);

    public string Issuer { get; private set; } = "";

    public ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>The discovery document.</summary>
    public JsonObject Document { get; private set; } = [];

    public JsonArray Keys { get; private set; } = [];

    /// <summary>Of the flow that is going on.</summary>
    public string Nonce { get; set; } = "";

    public string Challenge { get; set; } = "";

    public string Subject { get; set; } = "sub-1";

    /// <summary>Spoils the next tokens.</summary>
    public Action<IdTokenRecipe> Spoil { get; set; } = _ => { };

    /// <summary>Answers in place of the token endpoint.</summary>
    public Func<HttpContext, Task>? TokenAnswer { get; set; }

    /// <summary>Answers in place of the discovery document.</summary>
    public Func<HttpContext, Task>? DocumentAnswer { get; set; }

    public int KeyReads { get; private set; }

    public int DocumentReads { get; private set; }

    public int TokenRequests { get; private set; }

    public string? LastToken { get; private set; }

    public static async Task<TestProvider> StartAsync(TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var provider = new TestProvider(builder.Build(), clock);
        provider._app.MapGet("/.well-known/openid-configuration", provider.DiscoverAsync);
        provider._app.MapGet("/keys", () =>
        {
            provider.KeyReads++;
            return Results.Text(new JsonObject { ["keys"] = provider.Keys.DeepClone() }.ToJsonString(), "application/json");
        });
        provider._app.MapPost("/token", provider.ExchangeAsync);
        await provider._app.StartAsync(CancellationToken.None);
        provider.Issuer = provider._app.Urls.Single();
        provider.Document = new JsonObject
        {
            ["issuer"] = provider.Issuer,
            ["authorization_endpoint"] = $"{provider.Issuer}/authorize?theme=dark",
            ["token_endpoint"] = $"{provider.Issuer}/token",
            ["jwks_uri"] = $"{provider.Issuer}/keys",
        };
        provider.Keys = [PublicKey(provider.Key, KeyId)];
        return provider;
    }

    /// <summary>Settings of a gateway for this provider under a name.</summary>
    public Dictionary<string, string?> Settings(string name = "corp") => new()
    {
        [$"IdentityProviders:{name}:Type"] = "oidc",
        [$"IdentityProviders:{name}:Issuer"] = Issuer,
        [$"IdentityProviders:{name}:ClientId"] = ClientId,
        [$"IdentityProviders:{name}:ClientSecret"] = ClientSecret,
        [$"IdentityProviders:{name}:AllowPrivateAddresses"] = "true",
    };

    public static JsonObject PublicKey(ECDsa key, string keyId)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["use"] = "sig", ["kid"] = keyId, ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y) };
    }

    /// <summary>Publishes an RSA key as <c>rsa-1</c>.</summary>
    public void Add(RSA key)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        Keys.Add(new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = "rsa-1", ["n"] = Base64Url.EncodeToString(parameters.Modulus), ["e"] = Base64Url.EncodeToString(parameters.Exponent) });
    }

    public static byte[] Sign(ECDsa key, byte[] data) => key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Key.Dispose();
    }

    private Task DiscoverAsync(HttpContext context)
    {
        DocumentReads++;
        return DocumentAnswer?.Invoke(context) ?? context.Response.WriteAsync(Document.ToJsonString(), context.RequestAborted);
    }

    private async Task ExchangeAsync(HttpContext context)
    {
        TokenRequests++;
        if (TokenAnswer is not null)
        {
            await TokenAnswer(context);
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!IsRight(context.Request, form))
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsync("""{"error":"invalid_grant","error_description":"the-planted-description"}""", context.RequestAborted);
            return;
        }

        LastToken = Token();
        await context.Response.WriteAsync(new JsonObject { ["token_type"] = "Bearer", ["access_token"] = AccessToken, ["id_token"] = LastToken }.ToJsonString(), context.RequestAborted);
    }

    /// <summary>What a strict provider checks. Source: RFC 6749 §2.3.1, RFC 7636 §4.6.</summary>
    private bool IsRight(HttpRequest request, IFormCollection form) =>
        request.Headers.Authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{WebUtility.UrlEncode(ClientId)}:{WebUtility.UrlEncode(ClientSecret)}"))
        && form["grant_type"] == "authorization_code"
        && form["code"] == Code
        && form["redirect_uri"].ToString().EndsWith("/callback", StringComparison.Ordinal)
        && Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) == Challenge;

    private string Token()
    {
        var now = _clock.GetUtcNow().ToUnixTimeSeconds();
        var recipe = new IdTokenRecipe
        {
            Header = new JsonObject { ["alg"] = "ES256", ["kid"] = KeyId, ["typ"] = "JWT" },
            Claims = new JsonObject { ["iss"] = Issuer, ["sub"] = Subject, ["aud"] = ClientId, ["nonce"] = Nonce, ["iat"] = now, ["exp"] = now + 300, ["preferred_username"] = "alice" },
            Sign = data => Sign(Key, data),
        };
        Spoil(recipe);
        return recipe.Make();
    }
}
