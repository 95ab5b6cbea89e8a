using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>Finds managed policies: the account's own and those that ship with the gateway.</summary>
internal static class PolicyLookup
{
    private const string Shipped = "aws";

    /// <summary>Null: there is no such policy that the account could use.</summary>
    /// <exception cref="ApiException">The text is no ARN of a policy.</exception>
    public static async Task<ManagedPolicy?> FindPolicyAsync(this Scope scope, PolicyArn arn, CancellationToken cancellationToken)
    {
        var (owner, path, name) = Parse(arn);
        if (owner != Shipped && owner != scope.Account)
            return null;

        var account = owner == Shipped ? null : owner;
        return await scope.Db.ManagedPolicies.SingleOrDefaultAsync(policy => policy.AccountId == account && policy.Name == name && policy.Path == path, cancellationToken);
    }

    /// <exception cref="ApiException">There is no such policy, or the text is no ARN of one.</exception>
    public static async Task<ManagedPolicy> RequirePolicyAsync(this Scope scope, PolicyArn arn, CancellationToken cancellationToken) =>
        await scope.FindPolicyAsync(arn, cancellationToken) ?? throw new ApiException(ErrorCode.NoSuchEntity, $"Policy {arn} does not exist or is not attachable.");

    /// <summary>The policy that an entity gets as its permissions boundary; null: none is named.</summary>
    /// <exception cref="ApiException">There is no such policy, or the text is no ARN of one.</exception>
    public static async Task<ManagedPolicy?> FindBoundaryAsync(this Scope scope, PolicyArn? arn, CancellationToken cancellationToken) =>
        arn is not { } boundary ? null
            : await scope.FindPolicyAsync(boundary, cancellationToken) ?? throw new ApiException(ErrorCode.NoSuchEntity, $"Scope ARN: {boundary} does not exist or is not attachable.");

    /// <summary>The ARN of a policy by its id; null: null.</summary>
    public static async Task<string?> ArnOfPolicyAsync(this Scope scope, string? id, CancellationToken cancellationToken) =>
        id is null ? null : (await scope.Db.ManagedPolicies.AsNoTracking().SingleAsync(policy => policy.Id == id, cancellationToken)).Arn;

    private static (string Owner, string Path, string Name) Parse(PolicyArn arn)
    {
        if (arn.Text.Split(':', 6) is ["arn", "aws", "iam", "", var owner, var resource] && resource.StartsWith("policy/", StringComparison.Ordinal))
        {
            var name = resource.LastIndexOf('/') + 1;
            return (owner, resource["policy".Length..name], resource[name..]);
        }

        throw new ApiException(ErrorCode.InvalidInput, $"ARN {arn} is not valid.");
    }
}
