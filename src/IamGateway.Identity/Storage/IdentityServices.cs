using IamGateway.Identity.Credentials;
using IamGateway.Identity.PermissionSets;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Sessions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace IamGateway.Identity.Storage;

/// <summary>Registers the identity store and what works on it.</summary>
public static class IdentityServices
{
    /// <summary>Adds <c>IDbContextFactory&lt;IdentityDb&gt;</c> on <c>DIR/iamgateway.db</c> and the public classes of this project as singletons.</summary>
    /// <remarks>Works without a host too: then changes of other processes are learned at this process's next commit.</remarks>
    /// <param name="dataFolder">Folder of the database and the key ring; made with mode 0700 by <see cref="UpgradeIdentityAsync"/> when it is missing.</param>
    public static IServiceCollection AddIdentity(this IServiceCollection services, string dataFolder)
    {
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new SignInRules());
        services.AddStore(new DataFolder(Path.GetFullPath(dataFolder)));
        return services
            .AddSingleton(provider => new KeyRing(provider.GetRequiredService<DataFolder>(), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<SigningKeys>()
            .AddSingleton<LiveAccessKeys>()
            .AddSingleton<SessionCredentials>()
            .AddSingleton<UsedAssertions>()
            .AddSingleton<Passwords>()
            .AddSingleton<IamUserPasswords>()
            .AddSingleton<LiveEntities>()
            .AddSingleton<PrincipalPolicies>()
            .AddSingleton<AssignmentBook>()
            .AddSingleton<SignInSessions>()
            .AddSingleton<LiveSessions>()
            .AddSingleton<Revocations>()
            .AddHostedService<SigningKeyRotation>()
            .AddHostedService<RevocationRefresh>()
            .AddHostedService<ExpiredRows>();
    }

    /// <summary>Makes the data folder and the database where they are missing, and applies the schema's numbered SQL files that have not been applied, each in a transaction, and the policies that ship with the gateway.</summary>
    /// <exception cref="InvalidOperationException">The database was made by a newer program.</exception>
    public static async Task UpgradeIdentityAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        services.GetRequiredService<DataFolder>().Prepare();
        await services.GetRequiredService<SchemaUpgrade>().ApplyAsync(cancellationToken);
        await services.GetRequiredService<ChangeFeed>().ReadAsync(cancellationToken);
        await services.GetRequiredService<Revocations>().RefreshAsync(cancellationToken);

        await using var db = await services.GetRequiredService<IDbContextFactory<IdentityDb>>().CreateDbContextAsync(cancellationToken);
        await BuiltInPolicies.EnsureAsync(db, BuiltInPolicy.All, services.GetRequiredService<TimeProvider>(), cancellationToken);
    }

    private static void AddStore(this IServiceCollection services, DataFolder folder)
    {
        services.AddSingleton(folder);
        services.AddSingleton(_ => new PooledDbContextFactory<IdentityDb>(Options(folder)));
        services.AddSingleton(provider => new ChangeFeed(
            provider.GetRequiredService<PooledDbContextFactory<IdentityDb>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ChangeFeed>>()));
        services.AddSingleton<IDbContextFactory<IdentityDb>, IdentityDbFactory>();
        services.AddSingleton<SchemaUpgrade>();
        services.AddHostedService(provider => provider.GetRequiredService<ChangeFeed>());
    }

    private static DbContextOptions<IdentityDb> Options(DataFolder folder) => new DbContextOptionsBuilder<IdentityDb>()
        .UseSqlite(new SqliteConnectionStringBuilder { DataSource = folder.Database, Mode = SqliteOpenMode.ReadWrite }.ConnectionString)
        .AddInterceptors(new SqliteConnectionRules())
        .Options;
}
