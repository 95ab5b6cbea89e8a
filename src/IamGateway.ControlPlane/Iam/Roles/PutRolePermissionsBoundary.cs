using IamGateway.ControlPlane.Iam.Policies;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Roles;

/// <summary>Makes a managed policy the permissions boundary of a role, in place of another.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePermissionsBoundary.html"/>.</remarks>
internal sealed class PutRolePermissionsBoundary(Scope scope) : IOperation<PutRolePermissionsBoundary, PutRolePermissionsBoundary.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:PutRolePermissionsBoundary", AccessLevel.PermissionsManagement, "role/PATH/NAME")
    {
        ConditionKeys = [IamKeys.PermissionsBoundary, .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput, ErrorCode.UnmodifiableEntity],
    };

    public sealed record Request(RoleName RoleName, PolicyArn PermissionsBoundary);

    /// <summary>The key has the boundary that the role gets, not the one it has.</summary>
    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        (await scope.OnRoleAsync(request.RoleName, cancellationToken)).With(IamKeys.Boundary(request.PermissionsBoundary));

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var role = await scope.RequireModifiableRoleAsync(request.RoleName, cancellationToken);
        role.PermissionsBoundaryId = (await scope.FindBoundaryAsync(request.PermissionsBoundary, cancellationToken))?.Id;
        return NoResponse.Done;
    }
}
