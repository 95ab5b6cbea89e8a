using IamGateway.ControlPlane.Iam.Policies;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Users;

/// <summary>Finds IAM users of a call's account.</summary>
internal static class UserLookup
{
    /// <summary>Null: there is no such user.</summary>
    public static Task<IamUser?> FindUserAsync(this Scope scope, UserName name, CancellationToken cancellationToken) =>
        scope.Db.IamUsers.SingleOrDefaultAsync(user => user.AccountId == scope.Account && user.Name == name.Text, cancellationToken);

    /// <exception cref="ApiException">There is no such user.</exception>
    public static async Task<IamUser> RequireUserAsync(this Scope scope, UserName name, CancellationToken cancellationToken) =>
        await scope.FindUserAsync(name, cancellationToken) ?? throw new ApiException(ErrorCode.NoSuchEntity, $"The user with name {name} cannot be found.");

    /// <summary>The user named, or the caller itself when none is named.</summary>
    /// <exception cref="ApiException">None is named, and the caller is no IAM user.</exception>
    public static UserName UserOrCaller(this Scope scope, UserName? name) =>
        name ?? (scope.Caller.UserName is { } own
            ? new UserName(own)
            : throw new ApiException(ErrorCode.ValidationError, "Must specify userName when calling with non-User credentials"));

    /// <summary>Asks for a user, with its tags; for one that does not exist, at the root path.</summary>
    public static async ValueTask<AccessRequest> OnUserAsync(this Scope scope, UserName name, CancellationToken cancellationToken) =>
        await scope.FindUserAsync(name, cancellationToken) is { } user
            ? new AccessRequest(user.Arn) { Context = user.Tags.ResourceContext() }
            : new AccessRequest(IamArns.User(scope.Account, "/", name.Text));

    /// <summary>As <see cref="OnUserAsync"/>, for an operation that changes what the user may do: policies may ask which permissions boundary it has.</summary>
    /// <remarks>Source: Service Authorization Reference, actions of IAM with the condition key <c>iam:PermissionsBoundary</c>.</remarks>
    public static async ValueTask<AccessRequest> OnBoundedUserAsync(this Scope scope, UserName name, CancellationToken cancellationToken)
    {
        var user = await scope.FindUserAsync(name, cancellationToken);
        var access = await scope.OnUserAsync(name, cancellationToken);
        return access.With(IamKeys.Boundary(await scope.ArnOfPolicyAsync(user?.PermissionsBoundaryId, cancellationToken)));
    }
}
