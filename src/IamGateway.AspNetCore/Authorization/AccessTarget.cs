using System.Collections.Immutable;

namespace IamGateway.AspNetCore.Authorization;

/// <summary>What a request stands for in terms of policies.</summary>
/// <param name="Action">For example <c>orders:GetOrder</c>.</param>
/// <param name="Resource">ARN, or <c>*</c>.</param>
/// <param name="Account">Account that owns the resource, twelve digits.</param>
/// <param name="Region">Region part of the resource, the value of <c>aws:RequestedRegion</c>.</param>
public sealed record AccessTarget(string Action, string Resource, string Account, string Region)
{
    /// <summary>Context keys of the service's action, beside the global ones.</summary>
    public ImmutableArray<KeyValuePair<Policy.Evaluation.ContextKey, string>> ContextKeys { get; init; } = [];

    /// <summary>Keys that the gateway itself vouches for, such as <c>aws:ResourceTag/KEY</c> and <c>aws:TagKeys</c>: here names may begin with <c>aws:</c>.</summary>
    public ImmutableArray<ContextValue> OwnKeys { get; init; } = [];

    /// <summary>Id of the route; null outside the gateway.</summary>
    public string? Route { get; init; }

    /// <summary>False: the service's action table has no entry for this method and path, so nothing can allow it.</summary>
    public bool IsMapped { get; init; } = true;
}
