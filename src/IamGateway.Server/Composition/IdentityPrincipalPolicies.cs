using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.Identity.Principals;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Server.Composition;

/// <summary>The policies of callers, from the identity store.</summary>
internal sealed class IdentityPrincipalPolicies(PrincipalPolicies policies) : IPrincipalPolicies
{
    public ValueTask<PolicySets> GetAsync(Caller caller, CancellationToken cancellationToken) => caller.Type switch
    {
        PrincipalType.AssumedRole => policies.OfRoleAsync(UniqueIdOf(caller), cancellationToken),
        PrincipalType.User => policies.OfUserAsync(caller.UserId, cancellationToken),
        PrincipalType.Account => ValueTask.FromResult(policies.OfRoot),
        _ => ValueTask.FromResult(PolicySets.None),
    };

    /// <summary>The role's unique id, which is the part of <c>aws:userid</c> before the colon.</summary>
    private static string UniqueIdOf(Caller caller) => caller.UserId[..caller.UserId.IndexOf(':', StringComparison.Ordinal)];
}
