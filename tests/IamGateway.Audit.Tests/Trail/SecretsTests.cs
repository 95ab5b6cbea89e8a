using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.AspNetCore.Signing;
using IamGateway.Audit.Trail;
using IamGateway.Policy.Evaluation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace IamGateway.Audit.Tests.Trail;

/// <summary>Plants secrets wherever a request can carry one and looks for them in the trail and the logs of a real application.</summary>
public sealed class SecretsTests : IDisposable
{
    private readonly TrailFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task No_secret_of_a_request_is_in_the_trail_or_a_log()
    {
        var logs = new Logs();
        string token;
        await using (var app = await StartAsync(logs))
        {
            token = app.Services.GetRequiredService<SessionTokens>().Issue(Some.Alice with { ExpiresAt = DateTimeOffset.MaxValue });
            using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };
            await SendAsync(client, "/orders/7?access_token=canary-query", ("Authorization", $"Bearer {token}"));
            await SendAsync(client, "/orders/7", ("Cookie", $"{SessionCookie.Name}=canary-cookie; other=canary-other"));
            await SendAsync(client, "/orders/7", ("Authorization", "Basic canary-basic"));
            await SendAsync(client, "/orders/7?X-Amz-Signature=canary-signature", ("X-Amz-Security-Token", "canary-session"));
            await app.StopAsync(CancellationToken.None);
        }

        var trail = string.Concat(_folder.Files.Select(_folder.Text));
        Assert.Equal(4, trail.Count(character => character == '\n'));
        Assert.Contains("\"authentication\":\"SessionEnded\"", trail, StringComparison.Ordinal);
        Assert.NotEmpty(logs.Lines);
        var secrets = new[] { "canary", token, token.Split('.')[2] };
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, trail, StringComparison.Ordinal));
        Assert.All(secrets, secret => Assert.DoesNotContain(logs.Lines, line => line.Contains(secret, StringComparison.Ordinal)));
    }

    private async Task<WebApplication> StartAsync(Logs logs)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");

        // ASP.NET's own request log has the query in it; a gateway leaves it off, and so does this.
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Debug).AddFilter("Microsoft.AspNetCore.Hosting", LogLevel.Warning);
        builder.Services.AddIam().AddAuditTrail(_folder.Data)
            .AddSingleton(new IamGatewayUrls(new Uri("https://sso.example.com")))
            .AddSingleton<ISessionSource, NoSessions>()
            .AddSingleton<ISigningKeys, OneKey>()
            .AddSingleton<IPrincipalPolicies, NoPolicies>()
            .AddSingleton<DenialPage>((_, _) => Task.CompletedTask)
            .AddSingleton<SealMessage>(_ => "");
        var app = builder.Build();
        app.Run(async context =>
        {
            var authenticated = await app.Services.GetRequiredService<CallerAuthenticator>().AuthenticateAsync(context);
            var record = await app.Services.GetRequiredService<RequestAuthorizer>().AuthorizeAsync(context, authenticated, Some.Decision().Target);
            await app.Services.GetRequiredService<DenialAnswer>().WriteAsync(context, record);
        });
        await app.StartAsync(CancellationToken.None);
        return app;
    }

    private static async Task SendAsync(HttpClient client, string path, (string Name, string Value) header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        using var response = await client.SendAsync(request);
        Assert.True(response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden);
        Assert.DoesNotContain("canary", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private sealed class NoSessions : ISessionSource
    {
        public ValueTask<SignedInBrowser?> FindByCookieAsync(string secret, CancellationToken cancellationToken) => ValueTask.FromResult<SignedInBrowser?>(null);

        public ValueTask<Caller?> FindByIdAsync(string sessionId, CancellationToken cancellationToken) => ValueTask.FromResult<Caller?>(Some.Alice);
    }

    private sealed class NoPolicies : IPrincipalPolicies
    {
        public ValueTask<PolicySets> GetAsync(Caller caller, CancellationToken cancellationToken) => ValueTask.FromResult(PolicySets.None);
    }

    private sealed class OneKey : ISigningKeys
    {
        public ECDsaSecurityKey Current { get; } = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "key-1" };

        public IReadOnlyList<ECDsaSecurityKey> Valid => [Current];
    }

    private sealed class Logs : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
