using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.AspNetCore.Signing;
using IamGateway.Audit.Trail;
using IamGateway.Federation.SignIn;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Storage;
using IamGateway.Testing.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace IamGateway.Web.Tests.Hosting;

/// <summary>The pages on Kestrel over a real store in a folder of its own.</summary>
internal sealed class PageHost : IAsyncDisposable
{
    public const string PublicHost = "sso.test";

    private readonly WebApplication _app;
    private readonly string _folder;

    private PageHost(string folder)
    {
        _folder = folder;
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(Logs);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton(new IamGatewayUrls(new Uri($"http://{PublicHost}")));
        builder.Services.AddAuditTrail(folder);
        builder.Services.AddIdentity(folder);
        builder.Services.AddIam();
        builder.Services.AddFederation(builder.Configuration.GetSection("IamGateway"));
        builder.Services.AddWebPages();
        builder.Services.AddSingleton<ISessionSource, SessionSource>();
        builder.Services.AddSingleton<ISigningKeys, StoreKeys>();
        _app = builder.Build();
        _app.MapSessionEndpoints();
        _app.MapWebPages();
        _app.MapGet("/{**path}", (HttpContext context) => Results.Text($"upstream {context.Request.Path}"));
    }

    public ManualTimeProvider Clock { get; } = new();

    public LogCatcher Logs { get; } = new();

    public Uri Address => new(_app.Urls.Single());

    public static async Task<PageHost> StartAsync()
    {
        var host = new PageHost(Directory.CreateTempSubdirectory("iamgateway-web-").FullName);
        await host._app.Services.UpgradeIdentityAsync(CancellationToken.None);
        await host.Get<SigningKeys>().RefreshAsync(CancellationToken.None);
        await host._app.StartAsync(CancellationToken.None);
        return host;
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public Browser Open(string host = PublicHost) => new(Address, host);

    public async Task AddAsync(params object[] entities)
    {
        await using var identity = await Get<IDbContextFactory<IdentityDb>>().CreateDbContextAsync(CancellationToken.None);
        identity.AddRange(entities);
        await identity.CommitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class StoreKeys(SigningKeys keys) : ISigningKeys
    {
        public ECDsaSecurityKey Current => Key(keys.Current);

        public IReadOnlyList<ECDsaSecurityKey> Valid => [.. keys.Valid.Select(Key)];

        private static ECDsaSecurityKey Key((string Id, System.Security.Cryptography.ECDsa Key) key) => new(key.Key) { KeyId = key.Id };
    }
}
