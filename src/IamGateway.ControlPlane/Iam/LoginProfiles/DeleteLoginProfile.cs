using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.LoginProfiles;

/// <summary>Takes the password from an IAM user. Its sign-ins on the page end; its access keys stay.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteLoginProfile.html"/>.</remarks>
internal sealed class DeleteLoginProfile(Scope scope, TimeProvider clock) : IOperation<DeleteLoginProfile, DeleteLoginProfile.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:DeleteLoginProfile", AccessLevel.Write, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request
    {
        public UserName? UserName { get; init; }
    }

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        scope.OnUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await scope.RequireLoginProfileAsync(scope.UserOrCaller(request.UserName), cancellationToken);
        (user.PasswordHash, user.PasswordSetAt, user.PasswordResetRequired) = (null, null, false);
        await scope.EndOtherSignInsAsync(user, clock.GetUtcNow(), cancellationToken);
        return NoResponse.Done;
    }
}
