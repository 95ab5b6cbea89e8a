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
    private readonly ConditionalWeakTable<RouteConfig, RouteAccess> _accessByRoute = [];
    private readonly Lock _reloading = new();
    private readonly IConfiguration _configuration;
    private readonly ResourceOwner _owner;
    private readonly ILogger<LiveGateway> _log;
    private readonly IDisposable _subscription;
    private volatile Revision _revision;

    /// <exception cref="InvalidOperationException">The configuration has problems; the message names them all.</exception>
    public LiveGateway(IConfiguration configuration, ResourceOwner owner, ILogger<LiveGateway> log)
    {
        _configuration = configuration;
        _owner = owner;
        _log = log;
        var problems = new ConfigurationProblems();
        var snapshot = GatewaySnapshot.Read(_configuration, _owner, problems);
        if (problems.Found.Count > 0)
        {
            throw new InvalidOperationException("The gateway's configuration has problems:\n" + string.Join('\n', problems.Found));
        }
        _revision = Publish(snapshot, []);
        _subscription = ChangeToken.OnChange(configuration.GetReloadToken, Reload);
    }

    /// <summary>The configuration in force.</summary>
    public GatewaySnapshot Current => _revision.Snapshot;

    /// <inheritdoc/>
    public IProxyConfig GetConfig() => _revision;

    /// <summary>What the requests of a route stand for; null: the route is not one of ours.</summary>
    public RouteAccess? Find(RouteConfig route) => _accessByRoute.TryGetValue(route, out var access) ? access : null;

    /// <inheritdoc/>
    public void Dispose() => _subscription.Dispose();

    private void Reload()
    {
        lock (_reloading)
        {
            var problems = new ConfigurationProblems();
            var snapshot = GatewaySnapshot.Read(_configuration, _owner, problems);
            if (problems.Found.Count > 0)
            {
                foreach (var problem in problems.Found)
                {
                    _log.ReloadProblem(problem);
                }
                return;
            }
            var previous = _revision;
            _revision = Publish(snapshot, previous.Routes);
            _log.Reloaded(snapshot.Routes.Count);
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
            _accessByRoute.AddOrUpdate(route, access);
            if (!access.HasService)
            {
                _log.RouteWithoutService(route.RouteId);
            }
        }
        return new Revision(snapshot, routes);
    }

    private sealed class Revision(GatewaySnapshot snapshot, IReadOnlyList<RouteConfig> routes) : IProxyConfig
    {
        private readonly ConfigurationReloadToken _replaced = new();

        public GatewaySnapshot Snapshot => snapshot;

        public IReadOnlyList<RouteConfig> Routes => routes;

        public IReadOnlyList<ClusterConfig> Clusters => snapshot.Clusters;

        public IChangeToken ChangeToken => _replaced;

        public void Retire() => _replaced.OnReload();
    }
}
