using System.Collections.Immutable;

namespace IamGateway.Proxy.Routes;

/// <summary>A route of the gateway as it is in force, for people to look at.</summary>
/// <param name="RouteId">Its id in the configuration.</param>
/// <param name="Path">Its path pattern; null: every path.</param>
/// <param name="Hosts">Its hosts; empty: every host.</param>
/// <param name="Service">The service whose action table holds; null: API Gateway's convention holds.</param>
public sealed record GatewayRoute(string RouteId, string? Path, ImmutableArray<string> Hosts, string? Service);
