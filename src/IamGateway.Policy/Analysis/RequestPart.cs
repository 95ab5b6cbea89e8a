using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Analysis;

/// <summary>One part of a request: its action, its resource, its principal or one context key; all else is null.</summary>
internal sealed record RequestPart
{
    public string? Action { get; init; }

    public string? Resource { get; init; }

    public Principal? Principal { get; init; }

    /// <summary>Whether the principal has a permissions boundary.</summary>
    public bool HasBoundary { get; init; }

    public CounterExampleKey? Key { get; init; }
}
