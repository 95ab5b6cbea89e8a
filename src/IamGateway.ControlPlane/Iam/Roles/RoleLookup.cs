using IamGateway.ControlPlane.Iam.Policies;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Roles;

/// <summary>Finds roles of a call's account.</summary>
internal static class RoleLookup
{
    /// <summary>Null: there is no such role.</summary>
    public static Task<Role?> FindRoleAsync(this Scope scope, RoleName name, CancellationToken cancellationToken) =>
        scope.Db.Roles.SingleOrDefaultAsync(role => role.AccountId == scope.Account && role.Name == name.Text, cancellationToken);

    /// <exception cref="ApiException">There is no such role.</exception>
    public static async Task<Role> RequireRoleAsync(this Scope scope, RoleName name, CancellationToken cancellationToken) =>
        await scope.FindRoleAsync(name, cancellationToken) ?? throw new ApiException(ErrorCode.NoSuchEntity, $"The role with name {name} cannot be found.");

    /// <summary>A role that is to be changed.</summary>
    /// <exception cref="ApiException">There is no such role, or it belongs to a permission set or a service.</exception>
    public static async Task<Role> RequireModifiableRoleAsync(this Scope scope, RoleName name, CancellationToken cancellationToken)
    {
        var role = await scope.RequireRoleAsync(name, cancellationToken);
        return role.PermissionSetId is null && role.Service is null ? role : throw Unmodifiable(role);
    }

    /// <summary>The error of a role that belongs to a permission set or a service.</summary>
    public static ApiException Unmodifiable(Role role) =>
        new(ErrorCode.UnmodifiableEntity, $"Cannot perform the operation on the protected role '{role.Name}' - this role is only modifiable by AWS");

    /// <summary>Asks for a role, with its tags; for one that does not exist, at the root path.</summary>
    public static async ValueTask<AccessRequest> OnRoleAsync(this Scope scope, RoleName name, CancellationToken cancellationToken) =>
        await scope.FindRoleAsync(name, cancellationToken) is { } role
            ? new AccessRequest(role.Arn) { Context = role.Tags.ResourceContext() }
            : new AccessRequest(IamArns.Role(scope.Account, "/", name.Text));

    /// <summary>As <see cref="OnRoleAsync"/>, for an operation that changes what the role may do: policies may ask which permissions boundary it has.</summary>
    /// <remarks>Source: Service Authorization Reference, actions of IAM with the condition key <c>iam:PermissionsBoundary</c>.</remarks>
    public static async ValueTask<AccessRequest> OnBoundedRoleAsync(this Scope scope, RoleName name, CancellationToken cancellationToken)
    {
        var role = await scope.FindRoleAsync(name, cancellationToken);
        var access = await scope.OnRoleAsync(name, cancellationToken);
        return access.With(IamKeys.Boundary(await scope.ArnOfPolicyAsync(role?.PermissionsBoundaryId, cancellationToken)));
    }
}
