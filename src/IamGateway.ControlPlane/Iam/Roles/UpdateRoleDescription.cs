using IamGateway.ControlPlane.Iam.Policies;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Roles;

/// <summary>Changes the description of a role; also of one that belongs to a service.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRoleDescription.html"/>.</remarks>
internal sealed class UpdateRoleDescription(Scope scope) : IOperation<UpdateRoleDescription, UpdateRoleDescription.Request, UpdateRoleDescription.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:UpdateRoleDescription", AccessLevel.Write, "role/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.UnmodifiableEntity],
    };

    public sealed record Request(RoleName RoleName, RoleDescription Description);

    public sealed record Response(RoleView Role);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnRoleAsync(request.RoleName, cancellationToken);

    /// <summary>Source: IAM User Guide, "Create a service-linked role", "Editing the description of a service-linked role".</summary>
    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var role = await scope.RequireRoleAsync(request.RoleName, cancellationToken);
        if (role.PermissionSetId is not null)
            throw RoleLookup.Unmodifiable(role);

        role.Description = request.Description.Text;
        return new Response(await RoleView.OfAsync(scope, role, cancellationToken));
    }
}
