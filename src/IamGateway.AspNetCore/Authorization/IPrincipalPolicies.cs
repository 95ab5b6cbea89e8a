using IamGateway.AspNetCore.Authentication;
using IamGateway.Policy.Evaluation;

namespace IamGateway.AspNetCore.Authorization;

/// <summary>Finds the policies that apply to a caller, compiled.</summary>
public interface IPrincipalPolicies
{
    /// <summary>The policies of the caller; <see cref="PolicySets.None"/> for anonymous callers.</summary>
    ValueTask<PolicySets> GetAsync(Caller caller, CancellationToken cancellationToken);
}
