using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.AspNetCore.Signing;
using IamGateway.Audit.Trail;
using IamGateway.Federation.SignIn;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Sessions;
using IamGateway.Identity.Storage;
using IamGateway.Testing.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
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

    private PageHost(string folder, SignInRules rules)
    {
        _folder = folder;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRouting();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Logging.AddProvider(Logs);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton(new IamGatewayUrls(new Uri($"http://{PublicHost}")));
        builder.Services.AddAuditTrail(folder);
        builder.Services.AddSingleton(rules);
        builder.Services.AddIdentity(folder);
        builder.Services.AddIam();
        builder.Services.AddFederation(new ConfigurationBuilder().Build());
        builder.Services.AddWebPages();
        builder.Services.AddSingleton<ISessionSource, SessionSource>();
        builder.Services.AddSingleton<ISigningKeys, StoreKeys>();
        _app = builder.Build();
        _app.MapSessionEndpoints();
        _app.MapWebPages();
        _app.MapGet("/denied", (HttpContext context) =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return WebPages.WriteDenialAsync(context, Denied!);
        });
        _app.MapGet("/{**path}", (HttpContext context) => Results.Text($"upstream {context.Request.Path}"));
    }

    public ManualTimeProvider Clock { get; } = new();

    public LogCatcher Logs { get; } = new();

    /// <summary>What <c>/denied</c> shows.</summary>
    public DecisionRecord? Denied { get; set; }

    public Uri Address => new(_app.Urls.Single());

    public static async Task<PageHost> StartAsync(SignInRules? rules = null)
    {
        var host = new PageHost(Directory.CreateTempSubdirectory("iamgateway-web-").FullName, rules ?? new());
        await host._app.Services.UpgradeIdentityAsync(CancellationToken.None);
        await host.Get<SigningKeys>().RefreshAsync(CancellationToken.None);
        await host._app.StartAsync(CancellationToken.None);
        await Seeds.PlantAsync(host);
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

    /// <summary>A browser that has signed in with a password.</summary>
    public async Task<Browser> SignInAsync(string userName, string? account = null)
    {
        var browser = Open();
        var page = await browser.GetAsync("/.iam/signin");
        var answer = await browser.SubmitAsync(page, "/.iam/signin", ("username", userName), ("password", Seeds.Password), ("account", account ?? ""));
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.Status);
        return browser;
    }

    /// <summary>The id of whoever has a user name.</summary>
    public async Task<string> PersonIdAsync(string userName)
    {
        await using var identity = await Get<IDbContextFactory<IdentityDb>>().CreateDbContextAsync(CancellationToken.None);
        return await identity.People.Where(person => person.UserName == userName).Select(person => person.Id).SingleAsync(CancellationToken.None);
    }

    /// <summary>The lines of the audit trail.</summary>
    public IEnumerable<string> Trail() => Directory.GetFiles(Path.Combine(_folder, "audit"), "*.jsonl", SearchOption.AllDirectories).SelectMany(ReadLines);

    /// <summary>Damages the store, so that reading one-time links fails.</summary>
    public async Task BreakAsync()
    {
        await using var identity = await Get<IDbContextFactory<IdentityDb>>().CreateDbContextAsync(CancellationToken.None);
        await identity.Database.ExecuteSqlRawAsync("DROP TABLE one_time_links", CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static string[] ReadLines(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n');
    }

    private sealed class StoreKeys(SigningKeys keys) : ISigningKeys
    {
        public ECDsaSecurityKey Current => Key(keys.Current);

        public IReadOnlyList<ECDsaSecurityKey> Valid => [.. keys.Valid.Select(Key)];

        private static ECDsaSecurityKey Key((string Id, System.Security.Cryptography.ECDsa Key) key) => new(key.Key) { KeyId = key.Id };
    }
}
