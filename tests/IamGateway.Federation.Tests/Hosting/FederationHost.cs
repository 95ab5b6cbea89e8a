using System.Net;
using System.Text.Json;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.AspNetCore.Signing;
using IamGateway.Audit.Trail;
using IamGateway.Federation.Providers;
using IamGateway.Federation.SignIn;
using IamGateway.Identity.Sessions;
using IamGateway.Identity.Storage;
using IamGateway.Testing.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IamGateway.Federation.Tests.Hosting;

/// <summary>The endpoints of this project on a real Kestrel, with a real store and trail in a folder of their own, and a clock that stands still.</summary>
internal sealed class FederationHost : IAsyncDisposable
{
    /// <summary>What the gateway believes to be its address. Tests call Kestrel instead.</summary>
    public const string PublicUrl = "https://gateway.example";

    private readonly WebApplication _app;

    private FederationHost(WebApplication app, string folder, ManualTimeProvider? clock, LogLines log) => (_app, Folder, ManualClock, Log) = (app, folder, clock, log);

    public string Folder { get; }

    public ManualTimeProvider Clock => ManualClock ?? throw new InvalidOperationException("This host has the system's clock.");

    public LogLines Log { get; }

    public Uri Address => new(_app.Urls.Single());

    private ManualTimeProvider? ManualClock { get; }

    /// <param name="settings">Below <c>IamGateway:</c>.</param>
    /// <param name="systemClock">True for peers that have a clock of their own.</param>
    /// <param name="mfaAtSignIn">True: everybody proves a second factor at every sign-in.</param>
    public static async Task<FederationHost> StartAsync(Dictionary<string, string?>? settings = null, bool systemClock = false, bool mfaAtSignIn = false)
    {
        var folder = Directory.CreateTempSubdirectory("iamgateway-").FullName;
        var clock = systemClock ? null : new ManualTimeProvider();
        var log = new LogLines();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection((settings ?? []).Select(pair => KeyValuePair.Create($"IamGateway:{pair.Key}", pair.Value))).Build();

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Services
            .AddSingleton(clock ?? TimeProvider.System)
            .AddSingleton(new IamGatewayUrls(new Uri(PublicUrl)))
            .AddSingleton(new SignInRules { MfaAtSignIn = mfaAtSignIn })
            .AddSingleton<ISessionSource, SessionSource>()
            .AddSingleton<ISigningKeys, KeySource>()
            .AddIdentity(folder)
            .AddAuditTrail(folder)
            .AddIam()
            .AddFederation(configuration.GetSection("IamGateway"));

        var app = builder.Build();
        app.Use((context, next) =>
        {
            if (context.Request.Headers["X-Test-Source"] is [{ } source])
                context.Connection.RemoteIpAddress = IPAddress.Parse(source);
            return next();
        });
        app.MapSessionEndpoints();
        app.MapProviderEndpoints();
        app.MapSteps();
        await app.Services.UpgradeIdentityAsync(CancellationToken.None);
        await app.StartAsync(CancellationToken.None);
        return new FederationHost(app, folder, clock, log);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public IdentityDb Db() => Get<IDbContextFactory<IdentityDb>>().CreateDbContext();

    public async Task AddAsync(params object[] entities)
    {
        await using var db = Db();
        db.AddRange(entities);
        await db.CommitAsync(CancellationToken.None);
    }

    public Browser NewBrowser() => new(Address);

    /// <summary>The trail's lines, as JSON.</summary>
    public IReadOnlyList<JsonElement> Trail() =>
    [
        .. Directory.GetFiles(Path.Combine(Folder, "audit"), "*.jsonl").Order(StringComparer.Ordinal)
            .SelectMany(ReadLines)
            .Select(line => JsonDocument.Parse(line).RootElement),
    ];

    /// <summary>The stable code of the last refusal in the trail.</summary>
    public string? LastRefusal() => Trail().Select(line => line.TryGetProperty("refusal", out var refusal) ? refusal.GetString() : null).LastOrDefault(refusal => refusal is not null);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private static IEnumerable<string> ReadLines(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
