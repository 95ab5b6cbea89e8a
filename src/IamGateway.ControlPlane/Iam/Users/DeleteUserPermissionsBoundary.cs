using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Users;

/// <summary>Takes the permissions boundary from an IAM user, which gives it all that its policies allow.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPermissionsBoundary.html"/>.</remarks>
internal sealed class DeleteUserPermissionsBoundary(Scope scope) : IOperation<DeleteUserPermissionsBoundary, DeleteUserPermissionsBoundary.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:DeleteUserPermissionsBoundary", AccessLevel.PermissionsManagement, "user/PATH/NAME")
    {
        ConditionKeys = [IamKeys.PermissionsBoundary, .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(UserName UserName);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnBoundedUserAsync(request.UserName, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await scope.RequireUserAsync(request.UserName, cancellationToken);
        user.PermissionsBoundaryId = null;
        return NoResponse.Done;
    }
}
