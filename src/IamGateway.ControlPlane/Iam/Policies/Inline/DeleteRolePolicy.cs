using IamGateway.ControlPlane.Iam.Roles;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Policies.Inline;

/// <summary>Deletes a policy that is embedded in a role.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html"/>.</remarks>
internal sealed class DeleteRolePolicy(Scope scope) : IOperation<DeleteRolePolicy, DeleteRolePolicy.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:DeleteRolePolicy", AccessLevel.PermissionsManagement, "role/PATH/NAME")
    {
        ConditionKeys = [IamKeys.PermissionsBoundary, .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.UnmodifiableEntity],
    };

    public sealed record Request(RoleName RoleName, PolicyName PolicyName);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnBoundedRoleAsync(request.RoleName, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var owner = PolicyOwner.Of(await scope.RequireModifiableRoleAsync(request.RoleName, cancellationToken));
        scope.Db.Remove(await scope.RequireEmbeddedAsync(owner, request.PolicyName, cancellationToken));
        return NoResponse.Done;
    }
}
