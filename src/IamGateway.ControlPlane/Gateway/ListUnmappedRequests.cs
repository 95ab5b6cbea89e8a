using System.Collections.Immutable;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using IamGateway.Proxy.Routes;

namespace IamGateway.ControlPlane.Gateway;

/// <summary>Lists what was asked for and denied because its service has no action for it, since this process started: what an action table still lacks.</summary>
internal sealed class ListUnmappedRequests(GatewayRoutes routes) : IOperation<ListUnmappedRequests, ListUnmappedRequests.Request, ListUnmappedRequests.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iamgateway:ListUnmappedRequests", AccessLevel.List, "*");

    public sealed record Request : TokenPagedRequest;

    public sealed record Response(ImmutableArray<UnmappedRequest> UnmappedRequests, string? NextToken);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnInstallationAsync(cancellationToken);

    public ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var page = Page.Of(routes.ListUnmapped(), one => $"{one.RouteId} {one.Path} {one.Method}", request);
        return new(new Response(page.Items, page.Marker));
    }
}
