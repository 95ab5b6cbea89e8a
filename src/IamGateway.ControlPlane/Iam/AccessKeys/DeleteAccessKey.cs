using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.AccessKeys;

/// <summary>Deletes an access key.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html"/>.</remarks>
internal sealed class DeleteAccessKey(Scope scope) : IOperation<DeleteAccessKey, DeleteAccessKey.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:DeleteAccessKey", AccessLevel.Write, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(AccessKeyId AccessKeyId)
    {
        public UserName? UserName { get; init; }
    }

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        scope.OnUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await scope.RequireUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);
        scope.Db.Remove(await scope.RequireKeyAsync(user, request.AccessKeyId, cancellationToken));
        return NoResponse.Done;
    }
}
