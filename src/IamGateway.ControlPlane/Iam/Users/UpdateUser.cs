using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Users;

/// <summary>Gives an IAM user another name or path. Its id, its credentials, its groups and its policies stay.</summary>
/// <remarks>
/// The caller must be allowed it on the user as it is and on the user as it will be.
/// Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateUser.html"/>.
/// </remarks>
internal sealed class UpdateUser(Scope scope) : IOperation<UpdateUser, UpdateUser.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:UpdateUser", AccessLevel.Write, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.EntityAlreadyExists],
    };

    public sealed record Request(UserName UserName)
    {
        public EntityPath? NewPath { get; init; }
        public UserName? NewUserName { get; init; }
    }

    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken)
    {
        var access = await scope.OnUserAsync(request.UserName, cancellationToken);
        var user = await scope.FindUserAsync(request.UserName, cancellationToken);
        var renamed = IamArns.User(scope.Account, request.NewPath?.Text ?? user?.Path ?? "/", (request.NewUserName ?? request.UserName).Text);
        return renamed == access.Resource ? access : access with { Also = [access with { Resource = renamed }] };
    }

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await scope.RequireUserAsync(request.UserName, cancellationToken);
        if (request.NewUserName is { } name)
        {
            if (await scope.FindUserAsync(name, cancellationToken) is { } other && other.Id != user.Id)
                throw new ApiException(ErrorCode.EntityAlreadyExists, $"User with name {name} already exists.");
            user.Name = name.Text;
        }

        user.Path = request.NewPath?.Text ?? user.Path;
        return NoResponse.Done;
    }
}
