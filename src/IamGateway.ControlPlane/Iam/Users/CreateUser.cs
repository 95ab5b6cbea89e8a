using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;

namespace IamGateway.ControlPlane.Iam.Users;

/// <summary>Creates an IAM user, without any credential or permission.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html"/>.</remarks>
internal sealed class CreateUser(Scope scope, TimeProvider clock) : IOperation<CreateUser, CreateUser.Request, CreateUser.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:CreateUser", AccessLevel.Write, "user/PATH/NAME")
    {
        Errors = [ErrorCode.EntityAlreadyExists, ErrorCode.LimitExceeded, ErrorCode.InvalidInput],
    };

    public sealed record Request(UserName UserName)
    {
        public EntityPath Path { get; init; } = new("/");
    }

    public sealed record Response(UserView User);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        new(new AccessRequest(IamArns.User(scope.Account, request.Path.Text, request.UserName.Text)));

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (await scope.FindUserAsync(request.UserName, cancellationToken) is not null)
            throw new ApiException(ErrorCode.EntityAlreadyExists, $"User with name {request.UserName} already exists.");

        var user = new IamUser
        {
            Id = UniqueId.Iam("AIDA"),
            AccountId = scope.Account,
            Path = request.Path.Text,
            Name = request.UserName.Text,
            CreatedAt = clock.GetUtcNow(),
        };
        scope.Db.Add(user);
        return new Response(UserView.Of(user));
    }
}
