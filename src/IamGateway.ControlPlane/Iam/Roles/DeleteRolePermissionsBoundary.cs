using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Roles;

/// <summary>Takes the permissions boundary from a role. One without is fine.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePermissionsBoundary.html"/>.</remarks>
internal sealed class DeleteRolePermissionsBoundary(Scope scope) : IOperation<DeleteRolePermissionsBoundary, DeleteRolePermissionsBoundary.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:DeleteRolePermissionsBoundary", AccessLevel.PermissionsManagement, "role/PATH/NAME")
    {
        ConditionKeys = [IamKeys.PermissionsBoundary, .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.UnmodifiableEntity],
    };

    public sealed record Request(RoleName RoleName);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnBoundedRoleAsync(request.RoleName, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var role = await scope.RequireModifiableRoleAsync(request.RoleName, cancellationToken);
        role.PermissionsBoundaryId = null;
        return NoResponse.Done;
    }
}
