namespace IamGateway.Proxy.Routes;

/// <summary>What the gateway forwards, and what it was asked for that no action table has an entry for.</summary>
public sealed class GatewayRoutes
{
    private readonly LiveGateway _gateway;
    private readonly UnmappedRequests _unmapped;

    internal GatewayRoutes(LiveGateway gateway, UnmappedRequests unmapped) => (_gateway, _unmapped) = (gateway, unmapped);

    /// <summary>The routes in force, by id.</summary>
    public IReadOnlyList<GatewayRoute> List() =>
    [
        .. _gateway.Current.Routes
            .Select(route => new GatewayRoute(
                route.RouteId, route.Match.Path, [.. route.Match.Hosts ?? []], route.Metadata?.GetValueOrDefault(RouteRules.ServiceMetadata)))
            .OrderBy(route => route.RouteId, StringComparer.Ordinal),
    ];

    /// <summary>The requests that were denied since this process started because their service has no action for them, by route, method and path; a thousand different ones at most.</summary>
    public IReadOnlyList<UnmappedRequest> ListUnmapped() => _unmapped.List();
}
