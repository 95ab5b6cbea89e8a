using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Policies.Attached;

/// <summary>Attaches a managed policy to an IAM user. One that is attached is fine.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachUserPolicy.html"/>.</remarks>
internal sealed class AttachUserPolicy(Scope scope) : IOperation<AttachUserPolicy, AttachUserPolicy.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:AttachUserPolicy", AccessLevel.PermissionsManagement, "user/PATH/NAME")
    {
        ConditionKeys = [IamKeys.PolicyArn, IamKeys.PermissionsBoundary, .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.LimitExceeded, ErrorCode.InvalidInput, ErrorCode.PolicyNotAttachable],
    };

    public sealed record Request(UserName UserName, PolicyArn PolicyArn);

    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        (await scope.OnBoundedUserAsync(request.UserName, cancellationToken)).With(IamKeys.Policy(request.PolicyArn));

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var owner = PolicyOwner.Of(await scope.RequireUserAsync(request.UserName, cancellationToken));
        await scope.AttachAsync(owner, request.PolicyArn, cancellationToken);
        return NoResponse.Done;
    }
}
