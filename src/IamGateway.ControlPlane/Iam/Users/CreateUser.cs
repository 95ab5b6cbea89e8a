using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Iam.Policies;
using IamGateway.ControlPlane.Iam.Tags;
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
        ConditionKeys = [IamKeys.PermissionsBoundary, .. TagLists.RequestKeys],
        Errors = [ErrorCode.EntityAlreadyExists, ErrorCode.NoSuchEntity, ErrorCode.LimitExceeded, ErrorCode.InvalidInput],
    };

    public sealed record Request(UserName UserName)
    {
        public EntityPath Path { get; init; } = EntityPath.Root;
        public PolicyArn? PermissionsBoundary { get; init; }
        [Length(0, TagSet.MaxCount)]
        public ImmutableArray<RequestTag> Tags { get; init; } = [];
    }

    public sealed record Response(UserView User);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        new(new AccessRequest(IamArns.User(scope.Account, request.Path.Text, request.UserName.Text))
            .With(IamKeys.Boundary(request.PermissionsBoundary))
            .AndTagging("iam:TagUser", request.Tags));

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (await scope.FindUserAsync(request.UserName, cancellationToken) is not null)
            throw new ApiException(ErrorCode.EntityAlreadyExists, $"User with name {request.UserName} already exists.");

        var boundary = await scope.FindBoundaryAsync(request.PermissionsBoundary, cancellationToken);
        var user = new IamUser
        {
            Id = UniqueId.Iam("AIDA"),
            AccountId = scope.Account,
            Path = request.Path.Text,
            Name = request.UserName.Text,
            PermissionsBoundaryId = boundary?.Id,
            Tags = request.Tags.ToSet(),
            CreatedAt = clock.GetUtcNow(),
        };
        scope.Db.Add(user);
        return new Response(UserView.Of(user, boundary?.Arn));
    }
}
