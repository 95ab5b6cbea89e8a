using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.AccessKeys;

/// <summary>Finds access keys of IAM users.</summary>
internal static class AccessKeyLookup
{
    /// <exception cref="ApiException">The user has no such key.</exception>
    public static async Task<AccessKey> RequireKeyAsync(this Scope scope, IamUser user, AccessKeyId id, CancellationToken cancellationToken) =>
        await scope.Db.AccessKeys.SingleOrDefaultAsync(key => key.Id == id.Text && key.UserId == user.Id, cancellationToken)
            ?? throw new ApiException(ErrorCode.NoSuchEntity, $"The Access Key with id {id} cannot be found.");
}
