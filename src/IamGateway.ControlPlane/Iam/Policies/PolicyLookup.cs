using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>Finds managed policies: the account's own and those that ship with the gateway.</summary>
internal static class PolicyLookup
{
    private const string Shipped = "aws";

    /// <summary>Null: there is no such policy that the account could use, or the text is no ARN of one.</summary>
    public static async Task<ManagedPolicy?> FindPolicyAsync(this Scope scope, PolicyArn arn, CancellationToken cancellationToken)
    {
        if (Parse(arn) is not var (owner, path, name) || (owner != Shipped && owner != scope.Account))
            return null;

        // The store compares names without regard to case, policies compare ARNs with regard to it: another spelling must not get past them.
        var account = owner == Shipped ? null : owner;
        var found = await scope.Db.ManagedPolicies.SingleOrDefaultAsync(policy => policy.AccountId == account && policy.Name == name && policy.Path == path, cancellationToken);
        return found?.Arn == arn.Text ? found : null;
    }

    /// <exception cref="ApiException">There is no such policy, or the text is no ARN of one.</exception>
    public static async Task<ManagedPolicy> RequirePolicyAsync(this Scope scope, PolicyArn arn, CancellationToken cancellationToken) =>
        await scope.FindPolicyAsync(arn, cancellationToken) ?? throw NotFound(arn, $"Policy {arn} does not exist or is not attachable.");

    /// <summary>A policy that is to be changed.</summary>
    /// <exception cref="ApiException">There is no such policy, it ships with the gateway, or the text is no ARN of one.</exception>
    public static async Task<ManagedPolicy> RequireOwnPolicyAsync(this Scope scope, PolicyArn arn, CancellationToken cancellationToken)
    {
        var policy = await scope.RequirePolicyAsync(arn, cancellationToken);
        return policy.AccountId is null ? throw new ApiException(ErrorCode.AccessDenied, "Policy is outside your own account.") : policy;
    }

    /// <summary>False: a policy for service-linked roles alone.</summary>
    public static bool IsAttachable(this ManagedPolicy policy) => policy.AccountId is not null || !policy.Path.StartsWith("/aws-service-role/", StringComparison.Ordinal);

    /// <summary>Asks for a policy, with its tags.</summary>
    public static async ValueTask<AccessRequest> OnPolicyAsync(this Scope scope, PolicyArn arn, CancellationToken cancellationToken) =>
        new(arn.Text) { Context = (await scope.FindPolicyAsync(arn, cancellationToken))?.Tags.ResourceContext() ?? [] };

    /// <summary>The policy that an entity gets as its permissions boundary; null: none is named.</summary>
    /// <exception cref="ApiException">There is no such policy, or the text is no ARN of one.</exception>
    public static async Task<ManagedPolicy?> FindBoundaryAsync(this Scope scope, PolicyArn? arn, CancellationToken cancellationToken) =>
        arn is not { } boundary ? null
            : await scope.FindPolicyAsync(boundary, cancellationToken) ?? throw NotFound(boundary, $"Scope ARN: {boundary} does not exist or is not attachable.");

    /// <summary>The ARN of a policy by its id; null: null.</summary>
    public static async Task<string?> ArnOfPolicyAsync(this Scope scope, string? id, CancellationToken cancellationToken) =>
        id is null ? null : (await scope.Db.ManagedPolicies.AsNoTracking().SingleAsync(policy => policy.Id == id, cancellationToken)).Arn;

    private static ApiException NotFound(PolicyArn arn, string sentence) =>
        Parse(arn) is null ? new(ErrorCode.InvalidInput, $"ARN {arn} is not valid.") : new(ErrorCode.NoSuchEntity, sentence);

    /// <summary>Null: the text is no ARN of a policy.</summary>
    private static (string Owner, string Path, string Name)? Parse(PolicyArn arn)
    {
        if (arn.Text.Split(':', 6) is not ["arn", "aws", "iam", "", var owner, var resource] || !resource.StartsWith("policy/", StringComparison.Ordinal))
            return null;

        var name = resource.LastIndexOf('/') + 1;
        return (owner, resource["policy".Length..name], resource[name..]);
    }
}
