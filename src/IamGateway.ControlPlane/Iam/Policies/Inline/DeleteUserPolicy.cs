using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Policies.Inline;

/// <summary>Deletes a policy that is embedded in an IAM user.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPolicy.html"/>.</remarks>
internal sealed class DeleteUserPolicy(Scope scope) : IOperation<DeleteUserPolicy, DeleteUserPolicy.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:DeleteUserPolicy", AccessLevel.PermissionsManagement, "user/PATH/NAME")
    {
        ConditionKeys = [IamKeys.PermissionsBoundary, .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(UserName UserName, PolicyName PolicyName);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnBoundedUserAsync(request.UserName, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var owner = PolicyOwner.Of(await scope.RequireUserAsync(request.UserName, cancellationToken));
        scope.Db.Remove(await scope.RequireEmbeddedAsync(owner, request.PolicyName, cancellationToken));
        return NoResponse.Done;
    }
}
