using System.Net;
using System.Net.Sockets;
using System.Text;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.AspNetCore.Signing;
using IamGateway.Proxy.Routes;
using IamGateway.Proxy.Services;
using IamGateway.Testing.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IamGateway.Proxy.Tests.Fixtures;

/// <summary>A gateway on Kestrel and YARP with an upstream that keeps what it receives, and one endpoint of its own at <c>/.iam/echo</c>.</summary>
internal sealed class TestGateway : IAsyncDisposable
{
    private readonly IHost _host;

    private TestGateway(IHost host, TestSeams seams, RawUpstream upstream, KeptLogs logs, ManualTimeProvider clock, ChangingConfiguration configuration)
    {
        _host = host;
        Seams = seams;
        Upstream = upstream;
        Logs = logs;
        Clock = clock;
        Configuration = configuration;
        var urls = ((WebApplication)host).Urls.ToList();
        Port = new Uri(urls[0]).Port;
        Http2Port = new Uri(urls[1]).Port;
    }

    public TestSeams Seams { get; }

    public RawUpstream Upstream { get; }

    public KeptLogs Logs { get; }

    public ManualTimeProvider Clock { get; }

    public ChangingConfiguration Configuration { get; }

    public int Port { get; }

    /// <summary>HTTP/2 without TLS.</summary>
    public int Http2Port { get; }

    /// <param name="configuration">JSON; <c>UPSTREAM</c> stands for the upstream's address.</param>
    public static async Task<TestGateway> StartAsync(string configuration)
    {
        var upstream = new RawUpstream();
        var seams = new TestSeams();
        var logs = new KeptLogs();
        var clock = new ManualTimeProvider();
        var changing = new ChangingConfiguration(configuration.Replace("UPSTREAM", upstream.Address, StringComparison.Ordinal));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddRouting().AddSingleton<TimeProvider>(clock)
            .AddSingleton<ISessionSource>(seams).AddSingleton<IPrincipalPolicies>(seams).AddSingleton<ISigningKeys>(seams).AddSingleton<IDecisionSink>(seams)
            .AddSingleton<DenialPage>((context, _) => context.Response.WriteAsync("denied", context.RequestAborted))
            .AddSingleton<SealMessage>(_ => "sealed")
            .AddSingleton(new IamGatewayUrls(new Uri("http://localhost:8080")))
            .AddSingleton(new ResourceOwner("123456789012", "us-east-1"))
            .AddIam()
            .AddGateway(changing.Root);
        var app = builder.Build();
        app.UseGatewayRequests();
        app.MapGet("/.iam/echo", (HttpContext context) => $"{context.Connection.RemoteIpAddress}|{context.Request.Scheme}|{context.Request.Host}");
        app.MapGateway();
        await app.StartAsync(CancellationToken.None);
        return new TestGateway(app, seams, upstream, logs, clock, changing);
    }

    /// <summary>A bearer token of a new session with this policy.</summary>
    public string Token(string policy, string name = "alice") =>
        _host.Services.GetRequiredService<SessionTokens>().Issue(Seams.Start(name, policy, Clock.GetUtcNow()));

    /// <summary>Sends bytes (Latin-1) on a connection of their own and reads one answer.</summary>
    public async Task<RawAnswer> SendAsync(string raw)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", Port, limit.Token);
        try
        {
            await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(raw), limit.Token);
            var reader = new RawReader(client.GetStream());
            if (await reader.ReadHeadAsync(limit.Token) is not { } head)
            {
                return new RawAnswer(0, "", "");
            }
            var status = int.Parse(head.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);
            return new RawAnswer(status, head, raw.StartsWith("HEAD ", StringComparison.Ordinal) ? "" : await reader.ReadBodyAsync(head, limit.Token));
        }
        catch (IOException)
        {
            return new RawAnswer(0, "", "");
        }
    }

    /// <summary>Sends a GET with these header lines.</summary>
    public Task<RawAnswer> GetAsync(string target, params string[] headers) => RequestAsync("GET", target, headers);

    /// <summary>Sends a request without a body.</summary>
    public Task<RawAnswer> RequestAsync(string method, string target, params string[] headers) =>
        SendAsync($"{method} {target} HTTP/1.1\r\nHost: app.test\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n");

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await Upstream.DisposeAsync();
        Seams.Dispose();
    }
}
