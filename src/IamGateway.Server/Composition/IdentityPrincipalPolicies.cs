using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.Identity.Principals;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Server.Composition;

/// <summary>The policies of callers, from the identity store.</summary>
internal sealed class IdentityPrincipalPolicies(PrincipalPolicies policies) : IPrincipalPolicies
{
    public ValueTask<PolicySets> GetAsync(Caller caller, CancellationToken cancellationToken) =>
        caller.SessionPolicies.IsEmpty && caller.SessionPolicyArns.IsEmpty ? OfEntityAsync(caller, cancellationToken) : WithSessionAsync(caller, cancellationToken);

    private ValueTask<PolicySets> OfEntityAsync(Caller caller, CancellationToken cancellationToken) => caller.Type switch
    {
        PrincipalType.AssumedRole => policies.OfRoleAsync(caller.EntityId, cancellationToken),
        PrincipalType.Account => ValueTask.FromResult(policies.OfRoot),
        PrincipalType.FederatedUser when caller.EntityId == caller.Account => ValueTask.FromResult(policies.OfRoot),
        PrincipalType.User or PrincipalType.FederatedUser => policies.OfUserAsync(caller.EntityId, cancellationToken),
        _ => ValueTask.FromResult(PolicySets.None),
    };

    private async ValueTask<PolicySets> WithSessionAsync(Caller caller, CancellationToken cancellationToken)
    {
        var sets = await OfEntityAsync(caller, cancellationToken);
        return sets with { Session = await policies.OfSessionAsync(caller.Account, caller.SessionPolicies, caller.SessionPolicyArns, cancellationToken) };
    }
}
