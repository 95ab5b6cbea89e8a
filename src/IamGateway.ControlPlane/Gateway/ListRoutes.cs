using System.Collections.Immutable;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using IamGateway.Proxy.Routes;

namespace IamGateway.ControlPlane.Gateway;

/// <summary>Lists the routes in force.</summary>
internal sealed class ListRoutes(GatewayRoutes routes) : IOperation<ListRoutes, ListRoutes.Request, ListRoutes.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iamgateway:ListRoutes", AccessLevel.List, "*");

    public sealed record Request : TokenPagedRequest;

    public sealed record Response(ImmutableArray<GatewayRoute> Routes, string? NextToken);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnInstallationAsync(cancellationToken);

    public ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var page = Page.Of(routes.List(), route => route.RouteId, request);
        return new(new Response(page.Items, page.Marker));
    }
}
