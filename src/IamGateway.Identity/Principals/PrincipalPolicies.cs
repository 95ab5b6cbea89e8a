using IamGateway.Policy.Evaluation;

namespace IamGateway.Identity.Principals;

/// <summary>The policies that apply to a principal, compiled; from a memory bounded in sets that is keyed by the policy versions a set was made from, and that the change feed keeps honest.</summary>
public sealed class PrincipalPolicies
{
    /// <summary>Policies of a role: its own or its permission set's, and its boundary.</summary>
    public ValueTask<PolicySets> OfRoleAsync(string roleId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Policies of an IAM user: its own, those of its groups, and its boundary.</summary>
    public ValueTask<PolicySets> OfUserAsync(string userId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>The root user may do everything in its account.</summary>
    public PolicySets OfRoot => throw new NotSupportedException();
}
