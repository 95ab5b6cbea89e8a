using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.LoginProfiles;

/// <summary>Tells whether an IAM user has a password, and since when.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetLoginProfile.html"/>.</remarks>
internal sealed class GetLoginProfile(Scope scope) : IOperation<GetLoginProfile, GetLoginProfile.Request, GetLoginProfile.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:GetLoginProfile", AccessLevel.Read, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request
    {
        public UserName? UserName { get; init; }
    }

    public sealed record Response(LoginProfileView LoginProfile);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        scope.OnUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken) =>
        new(LoginProfileView.Of(await scope.RequireLoginProfileAsync(scope.UserOrCaller(request.UserName), cancellationToken)));
}
