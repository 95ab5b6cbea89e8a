using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Policies.Attached;

/// <summary>Detaches a managed policy from an IAM user.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachUserPolicy.html"/>.</remarks>
internal sealed class DetachUserPolicy(Scope scope) : IOperation<DetachUserPolicy, DetachUserPolicy.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:DetachUserPolicy", AccessLevel.PermissionsManagement, "user/PATH/NAME")
    {
        ConditionKeys = [IamKeys.PolicyArn, IamKeys.PermissionsBoundary, .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput],
    };

    public sealed record Request(UserName UserName, PolicyArn PolicyArn);

    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        (await scope.OnBoundedUserAsync(request.UserName, cancellationToken)).With(IamKeys.Policy(request.PolicyArn));

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var owner = PolicyOwner.Of(await scope.RequireUserAsync(request.UserName, cancellationToken));
        await scope.DetachAsync(owner, request.PolicyArn, cancellationToken);
        return NoResponse.Done;
    }
}
