using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Roles;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.InstanceProfiles;

/// <summary>Lists the instance profiles that a role is in.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfilesForRole.html"/>.</remarks>
internal sealed class ListInstanceProfilesForRole(Scope scope) : IOperation<ListInstanceProfilesForRole, ListInstanceProfilesForRole.Request, ListInstanceProfilesForRole.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListInstanceProfilesForRole", AccessLevel.List, "role/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(RoleName RoleName) : PagedRequest;

    public sealed record Response(ImmutableArray<InstanceProfileView> InstanceProfiles, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnRoleAsync(request.RoleName, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var role = await scope.RequireRoleAsync(request.RoleName, cancellationToken);
        var page = await Page.OfAsync(scope.Db.InstanceProfiles.AsNoTracking().Where(profile => profile.RoleId == role.Id), profile => profile.Name, request, cancellationToken);
        return new Response(await InstanceProfileView.OfAsync(scope, page.Items, cancellationToken), page.IsTruncated, page.Marker);
    }
}
