using System.Runtime.CompilerServices;
using IamGateway.Proxy.Services;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using Yarp.ReverseProxy.Configuration;

namespace IamGateway.Proxy.Routes;

/// <summary>
/// The configuration in force. A new one replaces it as a whole when it has no problem; otherwise the old one stays and every problem is logged.
/// YARP takes its routes from here, so routes and action tables are always of one revision: what a route's requests stand for hangs on the route itself.
/// </summary>
internal sealed class LiveGateway : IProxyConfigProvider, IDisposable
{
    private readonly ConditionalWeakTable<RouteConfig, RouteAccess> accessByRoute = [];
    private readonly Lock reloading = new();
    private readonly IConfiguration configuration;
    private readonly ResourceOwner owner;
    private readonly ILogger<LiveGateway> log;
    private readonly IDisposable subscription;
    private volatile Revision revision;

    /// <exception cref="InvalidOperationException">The configuration has problems; the message names them all.</exception>
    public LiveGateway(IConfiguration configuration, ResourceOwner owner, ILogger<LiveGateway> log)
    {
        this.configuration = configuration;
        this.owner = owner;
        this.log = log;
        var problems = new ConfigurationProblems();
        var snapshot = GatewaySnapshot.Read(configuration, owner, problems);
        if (problems.Found.Count > 0)
        {
            throw new InvalidOperationException("The gateway's configuration has problems:\n" + string.Join('\n', problems.Found));
        }
        revision = Publish(snapshot, []);
        subscription = ChangeToken.OnChange(configuration.GetReloadToken, Reload);
    }

    /// <summary>The configuration in force.</summary>
    public GatewaySnapshot Current => revision.Snapshot;

    /// <inheritdoc/>
    public IProxyConfig GetConfig() => revision;

    /// <summary>What the requests of a route stand for; null: the route is not one of ours.</summary>
    public RouteAccess? Find(RouteConfig route) => accessByRoute.TryGetValue(route, out var access) ? access : null;

    /// <inheritdoc/>
    public void Dispose() => subscription.Dispose();

    private void Reload()
    {
        lock (reloading)
        {
            var problems = new ConfigurationProblems();
            var snapshot = GatewaySnapshot.Read(configuration, owner, problems);
            if (problems.Found.Count > 0)
            {
                foreach (var problem in problems.Found)
                {
                    log.ReloadProblem(problem);
                }
                return;
            }
            var previous = revision;
            revision = Publish(snapshot, previous.Routes);
            log.Reloaded(snapshot.Routes.Count);
            previous.Retire();
        }
    }

    /// <remarks>YARP keeps the object of a route that did not change, so ours must too, for the new table to take effect on it.</remarks>
    private Revision Publish(GatewaySnapshot snapshot, IReadOnlyList<RouteConfig> previous)
    {
        var routes = snapshot.Routes.Select(route => previous.FirstOrDefault(route.Equals) ?? route).ToList();
        foreach (var route in routes)
        {
            var access = snapshot.Access[route.RouteId];
            accessByRoute.AddOrUpdate(route, access);
            if (!access.HasService)
            {
                log.RouteWithoutService(route.RouteId);
            }
        }
        return new Revision(snapshot, routes);
    }

    private sealed class Revision(GatewaySnapshot snapshot, IReadOnlyList<RouteConfig> routes) : IProxyConfig
    {
        private readonly ConfigurationReloadToken replaced = new();

        public GatewaySnapshot Snapshot => snapshot;

        public IReadOnlyList<RouteConfig> Routes => routes;

        public IReadOnlyList<ClusterConfig> Clusters => snapshot.Clusters;

        public IChangeToken ChangeToken => replaced;

        public void Retire() => replaced.OnReload();
    }
}
