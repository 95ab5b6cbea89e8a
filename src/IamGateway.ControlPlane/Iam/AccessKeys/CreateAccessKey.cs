using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Wire;
using IamGateway.Identity.Credentials;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.AccessKeys;

/// <summary>Creates an access key of an IAM user, without a name of the caller itself. The secret is told once.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html"/>.</remarks>
internal sealed class CreateAccessKey(Scope scope, KeyRing ring, TimeProvider clock) : IOperation<CreateAccessKey, CreateAccessKey.Request, CreateAccessKey.Response>
{
    /// <summary>So that one can be exchanged for another without a gap. Source: IAM User Guide, "IAM and AWS STS quotas".</summary>
    public const int MostKeysOfUser = 2;

    public static OperationDescriptor Descriptor { get; } = new("iam:CreateAccessKey", AccessLevel.Write, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.LimitExceeded],
    };

    public sealed record Request
    {
        public UserName? UserName { get; init; }
    }

    public sealed record Response(NewKey AccessKey);

    public sealed record NewKey(string UserName, string AccessKeyId, KeyStatus Status, [property: Secret] string SecretAccessKey, DateTimeOffset CreateDate);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        scope.OnUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await scope.RequireUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);
        if (await scope.Db.AccessKeys.CountAsync(key => key.UserId == user.Id, cancellationToken) >= MostKeysOfUser)
            throw new ApiException(ErrorCode.LimitExceeded, $"Cannot exceed quota for AccessKeysPerUser: {MostKeysOfUser}");

        var (key, secret) = Identity.Credentials.AccessKeys.New(ring, user.Id, clock);
        scope.Db.Add(key);
        return new Response(new NewKey(user.Name, key.Id, KeyStatus.Active, secret, key.CreatedAt));
    }
}
