using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Groups;

/// <summary>Finds IAM groups of a call's account.</summary>
internal static class GroupLookup
{
    /// <summary>Null: there is no such group.</summary>
    public static Task<IamGroup?> FindGroupAsync(this Scope scope, GroupName name, CancellationToken cancellationToken) =>
        scope.Db.IamGroups.SingleOrDefaultAsync(group => group.AccountId == scope.Account && group.Name == name.Text, cancellationToken);

    /// <exception cref="ApiException">There is no such group.</exception>
    public static async Task<IamGroup> RequireGroupAsync(this Scope scope, GroupName name, CancellationToken cancellationToken) =>
        await scope.FindGroupAsync(name, cancellationToken) ?? throw new ApiException(ErrorCode.NoSuchEntity, $"The group with name {name} cannot be found.");

    /// <summary>Asks for a group; for one that does not exist, at the root path.</summary>
    public static async ValueTask<AccessRequest> OnGroupAsync(this Scope scope, GroupName name, CancellationToken cancellationToken) =>
        new((await scope.FindGroupAsync(name, cancellationToken))?.Arn ?? IamArns.Group(scope.Account, "/", name.Text));
}
