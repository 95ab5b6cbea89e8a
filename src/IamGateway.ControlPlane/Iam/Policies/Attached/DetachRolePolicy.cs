using IamGateway.ControlPlane.Iam.Roles;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Policies.Attached;

/// <summary>Detaches a managed policy from a role.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html"/>.</remarks>
internal sealed class DetachRolePolicy(Scope scope) : IOperation<DetachRolePolicy, DetachRolePolicy.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:DetachRolePolicy", AccessLevel.PermissionsManagement, "role/PATH/NAME")
    {
        ConditionKeys = [IamKeys.PolicyArn, IamKeys.PermissionsBoundary, .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput, ErrorCode.UnmodifiableEntity],
    };

    public sealed record Request(RoleName RoleName, PolicyArn PolicyArn);

    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        (await scope.OnBoundedRoleAsync(request.RoleName, cancellationToken)).With(IamKeys.Policy(request.PolicyArn));

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var owner = PolicyOwner.Of(await scope.RequireModifiableRoleAsync(request.RoleName, cancellationToken));
        await scope.DetachAsync(owner, request.PolicyArn, cancellationToken);
        return NoResponse.Done;
    }
}
