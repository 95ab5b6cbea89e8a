using IamGateway.AspNetCore.Authentication;
using IamGateway.Audit.Trail;
using IamGateway.Federation.SignIn;
using IamGateway.Identity.Accounts;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Server.Composition;

/// <summary>The store, the trail and the one-time links without a server: what commands on the host work with.</summary>
internal sealed class AdminServices : IAsyncDisposable
{
    private readonly IHost _host;

    private AdminServices(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public static async Task<AdminServices> OpenAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddLogging();
        builder.Services.AddIdentity(dataFolder);
        builder.Services.AddAuditTrail(dataFolder);
        builder.Services.AddSingleton(new IamGatewayUrls(await PublicUrlFile.ReadAsync(dataFolder, cancellationToken)));
        builder.Services.AddFederation(new ConfigurationBuilder().Build());   // for the one-time links; no provider is needed
        var host = builder.Build();
        await host.Services.UpgradeIdentityAsync(cancellationToken);
        await Founding.EnsureAsync(
            host.Services.GetRequiredService<IDbContextFactory<IdentityDb>>(), TimeProvider.System, "management", "root@localhost", accountId: null, cancellationToken);
        await host.StartAsync(cancellationToken);
        return new AdminServices(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
