using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.InstanceProfiles;

/// <summary>Finds instance profiles of a call's account.</summary>
internal static class InstanceProfileLookup
{
    /// <summary>Null: there is no such instance profile.</summary>
    public static Task<InstanceProfile?> FindInstanceProfileAsync(this Scope scope, InstanceProfileName name, CancellationToken cancellationToken) =>
        scope.Db.InstanceProfiles.SingleOrDefaultAsync(profile => profile.AccountId == scope.Account && profile.Name == name.Text, cancellationToken);

    /// <exception cref="ApiException">There is no such instance profile.</exception>
    public static async Task<InstanceProfile> RequireInstanceProfileAsync(this Scope scope, InstanceProfileName name, CancellationToken cancellationToken) =>
        await scope.FindInstanceProfileAsync(name, cancellationToken) ?? throw new ApiException(ErrorCode.NoSuchEntity, $"Instance Profile {name} cannot be found.");

    /// <summary>Asks for an instance profile, with its tags; for one that does not exist, at the root path.</summary>
    public static async ValueTask<AccessRequest> OnInstanceProfileAsync(this Scope scope, InstanceProfileName name, CancellationToken cancellationToken) =>
        await scope.FindInstanceProfileAsync(name, cancellationToken) is { } profile
            ? new AccessRequest(profile.Arn) { Context = profile.Tags.ResourceContext() }
            : new AccessRequest(IamArns.InstanceProfile(scope.Account, "/", name.Text));
}
