using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Roles;

/// <summary>Changes the description or the longest session of a role. What is not named stays.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html"/>.</remarks>
internal sealed class UpdateRole(Scope scope) : IOperation<UpdateRole, UpdateRole.Request, UpdateRole.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:UpdateRole", AccessLevel.Write, "role/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.UnmodifiableEntity],
    };

    public sealed record Request(RoleName RoleName)
    {
        public RoleDescription? Description { get; init; }
        [Range(3600, 43_200)]
        public int? MaxSessionDuration { get; init; }
    }

    public sealed record Response;

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnRoleAsync(request.RoleName, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var role = await scope.RequireModifiableRoleAsync(request.RoleName, cancellationToken);
        role.Description = request.Description?.Text ?? role.Description;
        role.MaxSessionDuration = request.MaxSessionDuration is { } seconds ? TimeSpan.FromSeconds(seconds) : role.MaxSessionDuration;
        return new Response();
    }
}
