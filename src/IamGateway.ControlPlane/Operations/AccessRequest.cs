using System.Collections.Immutable;
using IamGateway.AspNetCore.Authorization;

namespace IamGateway.ControlPlane.Operations;

/// <summary>What a call must be allowed: an action on a resource, in a context.</summary>
/// <param name="Resource">ARN, or <c>*</c> for actions without a resource.</param>
internal sealed record AccessRequest(string Resource)
{
    /// <summary>No resource.</summary>
    public static AccessRequest OnEverything { get; } = new("*");

    /// <summary>The action; null: the operation's own.</summary>
    public string? Action { get; init; }

    /// <summary>The account that owns the resource; null: the caller's.</summary>
    public string? Account { get; init; }

    /// <summary>Context keys beside those of the request and its caller.</summary>
    public ImmutableArray<ContextValue> Context { get; init; } = [];

    /// <summary>What is asked of the caller; null: what the operation asks.</summary>
    public Admission? Admission { get; init; }

    /// <summary>What must be allowed too, such as tagging what is made with tags.</summary>
    public ImmutableArray<AccessRequest> Also { get; init; } = [];

    /// <summary>The same with further context keys.</summary>
    public AccessRequest With(ImmutableArray<ContextValue> context) => this with { Context = [.. Context, .. context] };
}
