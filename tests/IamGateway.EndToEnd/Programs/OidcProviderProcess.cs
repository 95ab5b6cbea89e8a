using System.Text.Json.Nodes;

namespace IamGateway.EndToEnd.Programs;

/// <summary>The npm oidc-provider with its own pages: any user name signs in with any password.</summary>
internal sealed class OidcProviderProcess : IAsyncDisposable
{
    public const string ClientId = "iamgateway";
    public const string ClientSecret = "client-secret-of-the-end-to-end-tests";

    private readonly ChildProcess _child;

    private OidcProviderProcess(ChildProcess child, Uri issuer)
    {
        _child = child;
        Issuer = issuer;
    }

    /// <summary><c>http://127.0.0.1:PORT</c>: for browsers another site than the gateway on localhost.</summary>
    public Uri Issuer { get; }

    /// <param name="redirectUri">The gateway's callback.</param>
    /// <param name="groups">A JSON object: login name → groups.</param>
    public static async Task<OidcProviderProcess> StartAsync(Uri redirectUri, string groups)
    {
        var port = FreePort.Next();
        var child = ChildProcess.Start(
            Peer.Node,
            [Peer.OidcProvider],
            new Dictionary<string, string?>
            {
                ["PORT"] = port.ToString(),
                ["CLIENT_ID"] = ClientId,
                ["CLIENT_SECRET"] = ClientSecret,
                ["REDIRECT_URIS"] = redirectUri.OriginalString,
                ["GROUPS"] = groups,
            });
        var provider = new OidcProviderProcess(child, new Uri($"http://127.0.0.1:{port}"));
        try
        {
            await child.WaitUntilAsync(provider.IsReadyAsync, "oidc-provider");
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }

        return provider;
    }

    /// <summary>The settings that let a gateway's people sign in here.</summary>
    public JsonObject ToSettings() => new()
    {
        ["Type"] = "oidc",
        ["DisplayName"] = "Example Corp",
        [nameof(Issuer)] = Issuer.GetLeftPart(UriPartial.Authority),
        [nameof(ClientId)] = ClientId,
        [nameof(ClientSecret)] = ClientSecret,
        ["AllowPrivateAddresses"] = true,
        ["GroupMap"] = new JsonObject { ["eng-backend"] = "Developer", ["everybody"] = "Viewer" },
    };

    public ValueTask DisposeAsync() => _child.DisposeAsync();

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var client = new HttpClient();
            using var answer = await client.GetAsync(new Uri(Issuer, "/.well-known/openid-configuration"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
