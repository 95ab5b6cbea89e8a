using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IamGateway.Benchmarks.ControlPlane;

/// <summary>What is compared with: Kestrel reads the same call and answers as much text, and does nothing between.</summary>
internal sealed class BareKestrel : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BareKestrel(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.Single());

    public static async Task<BareKestrel> StartAsync(int answerLength)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var answer = new byte[answerLength];
        answer.AsSpan().Fill((byte)'x');
        app.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            context.Response.ContentType = "text/xml";
            context.Response.ContentLength = answer.Length;
            await context.Response.Body.WriteAsync(answer, context.RequestAborted);
        });
        await app.StartAsync(CancellationToken.None);
        return new BareKestrel(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
