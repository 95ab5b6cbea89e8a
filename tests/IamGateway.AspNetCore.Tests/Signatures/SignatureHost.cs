using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using IamGateway.AspNetCore.Signatures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IamGateway.AspNetCore.Tests.Signatures;

/// <summary>A real listener that answers each request with the problem of its signature, or <c>None</c> and the ARN of who signed it.</summary>
internal sealed class SignatureHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SignatureVerifier _verifier;
    private readonly string _service;

    private SignatureHost(string service, DateTimeOffset now)
    {
        var clock = new ManualTimeProvider();
        clock.Advance(now - clock.GetUtcNow());
        _service = service;
        _verifier = new SignatureVerifier(new TestCredentials(), clock, new SignatureOptions(), NullLogger<SignatureVerifier>.Instance);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    private Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>Starts a listener for one service, whose clock stands still.</summary>
    public static async Task<SignatureHost> StartAsync(string service, DateTimeOffset now)
    {
        var host = new SignatureHost(service, now);
        await host._app.StartAsync(CancellationToken.None);
        return host;
    }

    /// <summary>Sends a request line, headers and a body as they are.</summary>
    /// <returns>The body of the answer.</returns>
    public async Task<string> SendAsync(IEnumerable<string> head, byte[] body)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(Address.Host, Address.Port, CancellationToken.None);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(string.Join("\r\n", head) + "\r\n\r\n"), CancellationToken.None);
        await stream.WriteAsync(body, CancellationToken.None);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync(CancellationToken.None);
        return answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var hash = await SHA256.HashDataAsync(context.Request.Body, context.RequestAborted);
        var outcome = await _verifier.VerifyAsync(context, _service, hash, context.RequestAborted);
        var answer = $"{outcome.Problem} {outcome.Caller?.Arn}";
        context.Response.Headers.Connection = "close";
        context.Response.ContentLength = answer.Length;
        await context.Response.WriteAsync(answer, context.RequestAborted);
    }
}
