using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Roles;

/// <summary>Lists the roles of the account under a path.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html"/>.</remarks>
internal sealed class ListRoles(Scope scope) : IOperation<ListRoles, ListRoles.Request, ListRoles.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListRoles", AccessLevel.List, "role/PATH/NAME");

    public sealed record Request : PagedRequest
    {
        public PathPrefix PathPrefix { get; init; } = new("/");
    }

    public sealed record Response(ImmutableArray<RoleView> Roles, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        new(new AccessRequest(IamArns.Role(scope.Account, request.PathPrefix.Text, "")));

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var roles = scope.Db.Roles.AsNoTracking().Where(role => role.AccountId == scope.Account).Under(request.PathPrefix, role => role.Path);
        var page = await Page.OfAsync(roles, role => role.Name, request, cancellationToken);
        return new Response(await RoleView.OfAsync(scope, page.Items, cancellationToken), page.IsTruncated, page.Marker);
    }
}
