using IamGateway.ControlPlane.Iam.Roles;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Policies.Attached;

/// <summary>Attaches a managed policy to a role. One that is attached is fine.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html"/>.</remarks>
internal sealed class AttachRolePolicy(Scope scope) : IOperation<AttachRolePolicy, AttachRolePolicy.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:AttachRolePolicy", AccessLevel.PermissionsManagement, "role/PATH/NAME")
    {
        ConditionKeys = [IamKeys.PolicyArn, IamKeys.PermissionsBoundary, .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.LimitExceeded, ErrorCode.InvalidInput, ErrorCode.PolicyNotAttachable, ErrorCode.UnmodifiableEntity],
    };

    public sealed record Request(RoleName RoleName, PolicyArn PolicyArn);

    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        (await scope.OnBoundedRoleAsync(request.RoleName, cancellationToken)).With(IamKeys.Policy(request.PolicyArn));

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var owner = PolicyOwner.Of(await scope.RequireModifiableRoleAsync(request.RoleName, cancellationToken));
        await scope.AttachAsync(owner, request.PolicyArn, cancellationToken);
        return NoResponse.Done;
    }
}
