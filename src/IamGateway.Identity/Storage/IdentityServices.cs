using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.Identity.Storage;

/// <summary>Registers the identity store and what works on it.</summary>
public static class IdentityServices
{
    /// <summary>Adds <c>IDbContextFactory&lt;IdentityDb&gt;</c> on <c>DIR/iamgateway.db</c> and the public classes of this project as singletons.</summary>
    /// <param name="dataFolder">Folder of the database and the key ring; made with mode 0700 when it is missing.</param>
    public static IServiceCollection AddIdentity(this IServiceCollection services, string dataFolder) => throw new NotSupportedException();

    /// <summary>Applies the schema's numbered SQL files that have not been applied, each in a transaction.</summary>
    public static Task UpgradeIdentityAsync(this IServiceProvider services, CancellationToken cancellationToken) => throw new NotSupportedException();
}
