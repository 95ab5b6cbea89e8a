using System.Globalization;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>The versions of managed policies.</summary>
internal static class PolicyVersions
{
    /// <summary>Reads a policy's versions into it.</summary>
    public static async Task<List<PolicyVersion>> LoadVersionsAsync(this Scope scope, ManagedPolicy policy, CancellationToken cancellationToken)
    {
        await scope.Db.Entry(policy).Collection(one => one.Versions).LoadAsync(cancellationToken);
        return policy.Versions;
    }

    /// <exception cref="ApiException">There is no such version.</exception>
    public static async Task<PolicyVersion> RequireVersionAsync(this Scope scope, ManagedPolicy policy, PolicyVersionId id, CancellationToken cancellationToken)
    {
        var isNumber = int.TryParse(id.Text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var version = isNumber ? await scope.Db.Set<PolicyVersion>().SingleOrDefaultAsync(one => one.PolicyId == policy.Id && one.Number == number, cancellationToken) : null;
        return version ?? throw new ApiException(ErrorCode.NoSuchEntity, $"Policy {policy.Arn} version {id} does not exist or is not attachable.");
    }
}
