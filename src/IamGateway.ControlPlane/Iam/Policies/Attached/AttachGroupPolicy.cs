using IamGateway.ControlPlane.Iam.Groups;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Policies.Attached;

/// <summary>Attaches a managed policy to an IAM group. One that is attached is fine.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachGroupPolicy.html"/>.</remarks>
internal sealed class AttachGroupPolicy(Scope scope) : IOperation<AttachGroupPolicy, AttachGroupPolicy.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:AttachGroupPolicy", AccessLevel.PermissionsManagement, "group/PATH/NAME")
    {
        ConditionKeys = [IamKeys.PolicyArn],
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.LimitExceeded, ErrorCode.InvalidInput, ErrorCode.PolicyNotAttachable],
    };

    public sealed record Request(GroupName GroupName, PolicyArn PolicyArn);

    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        (await scope.OnGroupAsync(request.GroupName, cancellationToken)).With(IamKeys.Policy(request.PolicyArn));

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var owner = PolicyOwner.Of(await scope.RequireGroupAsync(request.GroupName, cancellationToken));
        await scope.AttachAsync(owner, request.PolicyArn, cancellationToken);
        return NoResponse.Done;
    }
}
