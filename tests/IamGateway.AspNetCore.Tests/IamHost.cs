using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.AspNetCore.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IamGateway.AspNetCore.Tests;

/// <summary>A real application that authenticates and authorizes every request: HTTP/1.1 on one port, HTTP/2 on another.</summary>
internal sealed class IamHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private IamHost()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(Logs).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddIam()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(The.Urls)
            .AddSingleton<ISessionSource>(Sessions)
            .AddSingleton<ISigningKeys>(Keys)
            .AddSingleton<IPrincipalPolicies>(Policies)
            .AddSingleton<IDecisionSink>(Sink)
            .AddSingleton<DenialPage>((context, denied) => context.Response.WriteAsync($"page {denied.Id}", context.RequestAborted))
            .AddSingleton<SealMessage>(json => $"sealed.{Convert.ToBase64String(json)}");
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    public ManualTimeProvider Clock { get; } = new();

    public TestSessions Sessions { get; } = new();

    public TestKeys Keys { get; } = new();

    public TestPolicies Policies { get; } = new();

    public TestSink Sink { get; } = new();

    public CapturedLogs Logs { get; } = new();

    public AccessTarget Target { get; set; } = The.Order;

    public SessionTokens Tokens => _app.Services.GetRequiredService<SessionTokens>();

    /// <summary>What the instruments of this application, and no other, belong to.</summary>
    public IMeterFactory Meters => _app.Services.GetRequiredService<IMeterFactory>();

    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public Uri Http1 { get; private set; } = null!;

    public Uri Http2 { get; private set; } = null!;

    public static async Task<IamHost> StartAsync()
    {
        var host = new IamHost();
        await host._app.StartAsync();
        var addresses = host._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToArray();
        host.Http1 = new Uri(addresses[0]);
        host.Http2 = new Uri(addresses[1]);
        host.Client.BaseAddress = host.Http1;
        return host;
    }

    /// <summary>Makes a cookie's session live.</summary>
    public string SignIn(Caller? caller, string secret = "cookie-secret")
    {
        Sessions.Browsers[secret] = The.BrowserOf(caller);
        return $"{SessionCookie.Name}={secret}";
    }

    /// <summary>A token for a session that is live.</summary>
    public string Token(Caller caller)
    {
        Sessions.Callers[caller.SessionId] = caller;
        return Tokens.Issue(caller);
    }

    public async Task<HttpResponseMessage> SendAsync(string method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request, CancellationToken.None);
    }

    /// <summary>Sends header lines as they are, which a client library would tidy, and returns the whole answer.</summary>
    public async Task<string> SendRawAsync(string requestLine, params string[] headers)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(Http1.Host, Http1.Port, CancellationToken.None);
        await using var stream = socket.GetStream();
        var lines = string.Join("\r\n", [requestLine, "Host: app.example.com", "Connection: close", .. headers]);
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{lines}\r\n\r\n"), CancellationToken.None);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var authenticated = await services.GetRequiredService<CallerAuthenticator>().AuthenticateAsync(context);
        var record = await services.GetRequiredService<RequestAuthorizer>().AuthorizeAsync(context, authenticated, Target);
        if (record.Decision.IsAllowed)
        {
            await context.Response.WriteAsync($"allowed {authenticated.Caller.Arn}", context.RequestAborted);
            return;
        }

        await services.GetRequiredService<DenialAnswer>().WriteAsync(context, record);
    }
}
