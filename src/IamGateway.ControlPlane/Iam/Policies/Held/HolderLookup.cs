using IamGateway.ControlPlane.Iam.Groups;
using IamGateway.ControlPlane.Iam.Roles;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Policies.Held;

/// <summary>Finds users, groups and roles of a call's account by their ARNs.</summary>
internal static class HolderLookup
{
    /// <summary>Null: there is no such user, group or role in the account.</summary>
    public static async Task<PolicyHolder?> FindHolderAsync(this Scope scope, EntityArn arn, CancellationToken cancellationToken)
    {
        if (Parse(arn) is not var (account, kind, name) || account != scope.Account)
            return null;

        var holder = kind switch
        {
            "user" => await scope.FindUserAsync(new UserName(name), cancellationToken) is { } user ? PolicyHolder.Of(user) : null,
            "group" => await scope.FindGroupAsync(new GroupName(name), cancellationToken) is { } group ? PolicyHolder.Of(group) : null,
            _ => await scope.FindRoleAsync(new RoleName(name), cancellationToken) is { } role ? PolicyHolder.Of(role) : null,
        };
        return holder?.Arn == arn.Text ? holder : null;
    }

    /// <exception cref="ApiException">There is no such user, group or role in the account, or the text is no ARN of one.</exception>
    public static async Task<PolicyHolder> RequireHolderAsync(this Scope scope, EntityArn arn, CancellationToken cancellationToken) =>
        await scope.FindHolderAsync(arn, cancellationToken) ?? throw NotFound(arn);

    /// <summary>Asks for a user, group or role, with its tags.</summary>
    public static async ValueTask<AccessRequest> OnHolderAsync(this Scope scope, EntityArn arn, CancellationToken cancellationToken) =>
        new(arn.Text) { Context = (await scope.FindHolderAsync(arn, cancellationToken))?.Tags.ResourceContext() ?? [] };

    private static ApiException NotFound(EntityArn arn) => Parse(arn) is var (_, kind, name)
        ? new ApiException(ErrorCode.NoSuchEntity, $"The {kind} with name {name} cannot be found.")
        : new ApiException(ErrorCode.InvalidInput, $"Invalid Entity Arn: {arn} does not clearly define entity type and name.");

    /// <summary>Null: the text is no ARN of a user, group or role.</summary>
    private static (string Account, string Kind, string Name)? Parse(EntityArn arn)
    {
        if (arn.Text.Split(':', 6) is not ["arn", "aws", "iam", "", var account, var resource] || resource.Split('/') is not [("user" or "group" or "role") and var kind, .., { Length: > 0 } name])
            return null;
        return (account, kind, name);
    }
}
