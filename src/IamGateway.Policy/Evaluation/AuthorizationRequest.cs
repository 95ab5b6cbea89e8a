namespace IamGateway.Policy.Evaluation;

/// <summary>What is asked: may this principal do this action on this resource?</summary>
public readonly ref struct AuthorizationRequest
{
    /// <summary>Who asks.</summary>
    public required Principal Principal { get; init; }

    /// <summary>For example <c>orders:GetOrder</c>.</summary>
    public required ReadOnlySpan<char> Action { get; init; }

    /// <summary>ARN of the resource, or <c>*</c> for actions without one.</summary>
    public required ReadOnlySpan<char> Resource { get; init; }

    /// <summary>Account that owns the resource; empty: the principal's own.</summary>
    public ReadOnlySpan<char> ResourceAccount { get; init; }

    /// <summary>The context, complete: the engine adds nothing.</summary>
    public required RequestContext Context { get; init; }
}
