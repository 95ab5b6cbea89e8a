using IamGateway.ControlPlane.Iam.Policies;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Users;

/// <summary>Describes an IAM user; without a name the caller itself.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html"/>.</remarks>
internal sealed class GetUser(Scope scope) : IOperation<GetUser, GetUser.Request, GetUser.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:GetUser", AccessLevel.Read, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request
    {
        public UserName? UserName { get; init; }
    }

    public sealed record Response(UserView User);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        scope.OnUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await scope.RequireUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);
        return new Response(UserView.Of(user, await scope.ArnOfPolicyAsync(user.PermissionsBoundaryId, cancellationToken)));
    }
}
