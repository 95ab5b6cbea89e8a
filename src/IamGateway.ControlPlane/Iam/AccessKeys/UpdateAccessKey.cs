using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.AccessKeys;

/// <summary>Puts an access key out of use, or in use again.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html"/>.</remarks>
internal sealed class UpdateAccessKey(Scope scope) : IOperation<UpdateAccessKey, UpdateAccessKey.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:UpdateAccessKey", AccessLevel.Write, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(AccessKeyId AccessKeyId, KeyStatus Status)
    {
        public UserName? UserName { get; init; }
    }

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        scope.OnUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await scope.RequireUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);
        var key = await scope.RequireKeyAsync(user, request.AccessKeyId, cancellationToken);
        key.IsActive = request.Status == KeyStatus.Active;
        return NoResponse.Done;
    }
}
