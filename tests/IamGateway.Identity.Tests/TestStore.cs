using IamGateway.Identity.Sessions;
using IamGateway.Identity.Storage;
using IamGateway.Testing.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.Identity.Tests;

/// <summary>A real store in a folder of its own, with as many processes on it as a test opens.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private readonly List<ServiceProvider> _processes = [];

    private TestStore(string folder, ManualTimeProvider clock) => (Folder, Clock) = (folder, clock);

    public string Folder { get; }

    public ManualTimeProvider Clock { get; }

    public ServiceProvider Services { get; private set; } = null!;

    public static CancellationToken Stop => CancellationToken.None;

    /// <param name="before">Given the folder before anything is in it.</param>
    public static async Task<TestStore> OpenAsync(SignInRules? rules = null, Func<string, Task>? before = null)
    {
        var store = new TestStore(Directory.CreateTempSubdirectory("iamgateway-").FullName, new ManualTimeProvider());
        if (before is not null)
            await before(store.Folder);
        store.Services = await store.OpenProcessAsync(rules: rules);
        return store;
    }

    /// <summary>What another process of the same installation is: its own services on the same folder.</summary>
    public async Task<ServiceProvider> OpenProcessAsync(TimeProvider? clock = null, SignInRules? rules = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(clock ?? Clock);
        services.AddSingleton(rules ?? new SignInRules());
        services.AddIdentity(Folder);
        var process = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        _processes.Add(process);
        await process.UpgradeIdentityAsync(Stop);
        return process;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public IdentityDb Db() => DbOf(Services);

    public static IdentityDb DbOf(ServiceProvider process) => process.GetRequiredService<IDbContextFactory<IdentityDb>>().CreateDbContext();

    public async Task AddAsync(params object[] entities)
    {
        await using var db = Db();
        db.AddRange(entities);
        await db.CommitAsync(Stop);
    }

    /// <summary>Runs SQL as the store's own connections would, past all code.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var db = Db();
        await db.Database.OpenConnectionAsync(Stop);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
            await process.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
