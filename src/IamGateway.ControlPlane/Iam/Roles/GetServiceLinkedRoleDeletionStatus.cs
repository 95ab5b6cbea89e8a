using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Roles;

/// <summary>Tells how far the deletion of a service's role is. A deletion is done when it is answered, so its role is gone.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLinkedRoleDeletionStatus.html"/>.</remarks>
internal sealed class GetServiceLinkedRoleDeletionStatus(Scope scope) : IOperation<GetServiceLinkedRoleDeletionStatus, GetServiceLinkedRoleDeletionStatus.Request, GetServiceLinkedRoleDeletionStatus.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:GetServiceLinkedRoleDeletionStatus", AccessLevel.Read, "role/aws-service-role/SERVICE/NAME")
    {
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput],
    };

    public sealed record Request(DeletionTaskId DeletionTaskId);

    /// <param name="Status">Always <c>SUCCEEDED</c>.</param>
    public sealed record Response(string Status);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        new(Parse(request.DeletionTaskId) is var (service, name, _) ? new AccessRequest(IamArns.Role(scope.Account, $"/aws-service-role/{service}/", name)) : AccessRequest.OnEverything);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (Parse(request.DeletionTaskId) is not var (_, _, roleId))
            throw new ApiException(ErrorCode.InvalidInput, $"Deletion task id {request.DeletionTaskId} is not valid.");
        if (await scope.Db.Roles.AnyAsync(role => role.Id == roleId, cancellationToken))
            throw new ApiException(ErrorCode.NoSuchEntity, $"Deletion task {request.DeletionTaskId} cannot be found.");
        return new Response("SUCCEEDED");
    }

    /// <summary>Null: no deletion has such an id.</summary>
    private static (string Service, string Name, string RoleId)? Parse(DeletionTaskId id) =>
        id.Text.Split('/') is ["task", "aws-service-role", var service, var name, var roleId] && roleId.StartsWith("AROA", StringComparison.Ordinal) ? (service, name, roleId) : null;
}
