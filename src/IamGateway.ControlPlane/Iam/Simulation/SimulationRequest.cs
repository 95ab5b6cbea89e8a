using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Paging;

namespace IamGateway.ControlPlane.Iam.Simulation;

/// <summary>What both simulations can be told of the requests to simulate.</summary>
internal abstract record SimulationRequest : PagedRequest
{
    /// <summary>Takes the place of the boundary that the principal has, if any.</summary>
    [Length(0, 1)]
    public ImmutableArray<PolicyText> PermissionsBoundaryPolicyInputList { get; init; } = [];

    /// <summary>Empty: every resource, <c>*</c>.</summary>
    public ImmutableArray<ResourceName> ResourceArns { get; init; } = [];

    /// <summary>The policy that each of the resources has; null: they have none.</summary>
    public PolicyText? ResourcePolicy { get; init; }

    /// <summary>The account that owns the resources whose ARNs do not say; null: the caller's.</summary>
    public ResourceName? ResourceOwner { get; init; }

    /// <summary>The IAM user who makes the requests; null: whose policies are simulated, when that is a user or role.</summary>
    public ResourceName? CallerArn { get; init; }

    public ImmutableArray<ContextEntry> ContextEntries { get; init; } = [];
}
