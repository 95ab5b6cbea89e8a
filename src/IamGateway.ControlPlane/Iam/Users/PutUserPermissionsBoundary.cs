using IamGateway.ControlPlane.Iam.Policies;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Users;

/// <summary>Makes a managed policy the permissions boundary of an IAM user, in place of another.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPermissionsBoundary.html"/>.</remarks>
internal sealed class PutUserPermissionsBoundary(Scope scope) : IOperation<PutUserPermissionsBoundary, PutUserPermissionsBoundary.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:PutUserPermissionsBoundary", AccessLevel.PermissionsManagement, "user/PATH/NAME")
    {
        ConditionKeys = [IamKeys.PermissionsBoundary, .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput],
    };

    public sealed record Request(UserName UserName, PolicyArn PermissionsBoundary);

    /// <summary>The key has the boundary that the user gets, not the one it has.</summary>
    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        (await scope.OnUserAsync(request.UserName, cancellationToken)).With(IamKeys.Boundary(request.PermissionsBoundary));

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await scope.RequireUserAsync(request.UserName, cancellationToken);
        user.PermissionsBoundaryId = (await scope.FindBoundaryAsync(request.PermissionsBoundary, cancellationToken))?.Id;
        return NoResponse.Done;
    }
}
