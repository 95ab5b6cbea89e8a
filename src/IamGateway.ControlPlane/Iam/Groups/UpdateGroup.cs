using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Groups;

/// <summary>Gives an IAM group another name or path. Its id, its members and its policies stay.</summary>
/// <remarks>
/// The caller must be allowed it on the group as it is and on the group as it will be.
/// Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateGroup.html"/>.
/// </remarks>
internal sealed class UpdateGroup(Scope scope) : IOperation<UpdateGroup, UpdateGroup.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:UpdateGroup", AccessLevel.Write, "group/PATH/NAME")
    {
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.EntityAlreadyExists],
    };

    public sealed record Request(GroupName GroupName)
    {
        public EntityPath? NewPath { get; init; }
        public GroupName? NewGroupName { get; init; }
    }

    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken)
    {
        var access = await scope.OnGroupAsync(request.GroupName, cancellationToken);
        var group = await scope.FindGroupAsync(request.GroupName, cancellationToken);
        var renamed = IamArns.Group(scope.Account, request.NewPath?.Text ?? group?.Path ?? "/", (request.NewGroupName ?? request.GroupName).Text);
        return renamed == access.Resource ? access : access with { Also = [new AccessRequest(renamed)] };
    }

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var group = await scope.RequireGroupAsync(request.GroupName, cancellationToken);
        if (request.NewGroupName is { } name)
        {
            if (await scope.FindGroupAsync(name, cancellationToken) is { } other && other.Id != group.Id)
                throw new ApiException(ErrorCode.EntityAlreadyExists, $"Group with name {name} already exists.");
            group.Name = name.Text;
        }

        group.Path = request.NewPath?.Text ?? group.Path;
        return NoResponse.Done;
    }
}
