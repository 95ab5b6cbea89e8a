using IamGateway.ControlPlane.Iam.Groups;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Policies.Attached;

/// <summary>Detaches a managed policy from an IAM group.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachGroupPolicy.html"/>.</remarks>
internal sealed class DetachGroupPolicy(Scope scope) : IOperation<DetachGroupPolicy, DetachGroupPolicy.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:DetachGroupPolicy", AccessLevel.PermissionsManagement, "group/PATH/NAME")
    {
        ConditionKeys = [IamKeys.PolicyArn],
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput],
    };

    public sealed record Request(GroupName GroupName, PolicyArn PolicyArn);

    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        (await scope.OnGroupAsync(request.GroupName, cancellationToken)).With(IamKeys.Policy(request.PolicyArn));

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var owner = PolicyOwner.Of(await scope.RequireGroupAsync(request.GroupName, cancellationToken));
        await scope.DetachAsync(owner, request.PolicyArn, cancellationToken);
        return NoResponse.Done;
    }
}
