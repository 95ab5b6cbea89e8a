using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;

namespace IamGateway.ControlPlane.Iam.Groups;

/// <summary>Creates an IAM group, without members or permissions.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateGroup.html"/>.</remarks>
internal sealed class CreateGroup(Scope scope, TimeProvider clock) : IOperation<CreateGroup, CreateGroup.Request, CreateGroup.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:CreateGroup", AccessLevel.Write, "group/PATH/NAME")
    {
        Errors = [ErrorCode.EntityAlreadyExists],
    };

    public sealed record Request(GroupName GroupName)
    {
        public EntityPath Path { get; init; } = EntityPath.Root;
    }

    public sealed record Response(GroupView Group);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        new(new AccessRequest(IamArns.Group(scope.Account, request.Path.Text, request.GroupName.Text)));

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (await scope.FindGroupAsync(request.GroupName, cancellationToken) is not null)
            throw new ApiException(ErrorCode.EntityAlreadyExists, $"Group with name {request.GroupName} already exists.");

        var group = new IamGroup
        {
            Id = UniqueId.Iam("AGPA"),
            AccountId = scope.Account,
            Path = request.Path.Text,
            Name = request.GroupName.Text,
            CreatedAt = clock.GetUtcNow(),
        };
        scope.Db.Add(group);
        return new Response(GroupView.Of(group));
    }
}
