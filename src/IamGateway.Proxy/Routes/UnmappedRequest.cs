namespace IamGateway.Proxy.Routes;

/// <summary>Requests of one kind that a service has no action for.</summary>
/// <param name="RouteId">The route that they came to.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Canonical path, cut to 256 characters.</param>
/// <param name="Count">How many there were.</param>
/// <param name="LastAt">When the last one came.</param>
public sealed record UnmappedRequest(string RouteId, string Method, string Path, long Count, DateTimeOffset LastAt);
