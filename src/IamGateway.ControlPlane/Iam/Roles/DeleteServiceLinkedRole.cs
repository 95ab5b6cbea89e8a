using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Roles;

/// <summary>Deletes the role of a service. It is gone when the call is answered.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServiceLinkedRole.html"/>.</remarks>
internal sealed class DeleteServiceLinkedRole(Scope scope) : IOperation<DeleteServiceLinkedRole, DeleteServiceLinkedRole.Request, DeleteServiceLinkedRole.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:DeleteServiceLinkedRole", AccessLevel.Write, "role/aws-service-role/SERVICE/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput],
    };

    public sealed record Request(RoleName RoleName);

    public sealed record Response(string DeletionTaskId);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnRoleAsync(request.RoleName, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var role = await scope.RequireRoleAsync(request.RoleName, cancellationToken);
        if (role.Service is null)
            throw new ApiException(ErrorCode.InvalidInput, $"The role {role.Name} is not a service-linked role.");

        scope.Db.Remove(role);
        return new Response($"task{role.Path}{role.Name}/{role.Id}");
    }
}
