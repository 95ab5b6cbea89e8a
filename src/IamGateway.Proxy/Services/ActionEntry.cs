using System.Collections.Immutable;
using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Validation;

namespace IamGateway.Proxy.Services;

/// <summary>One row of a service's action table.</summary>
internal sealed record ActionEntry
{
    /// <summary>HTTP method, or <c>*</c> for those without a row of their own.</summary>
    public required string Method { get; init; }

    /// <summary>The paths it is for.</summary>
    public required PathTemplate Path { get; init; }

    /// <summary>For example <c>orders:GetOrder</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it acts on.</summary>
    public required ResourceTemplate Resource { get; init; }

    /// <summary>What it does to it.</summary>
    public AccessLevel AccessLevel { get; init; } = AccessLevel.Write;

    /// <summary>Context keys beside the global ones, and where their values come from.</summary>
    public ImmutableArray<KeyValuePair<ContextKey, ContextSource>> ContextKeys { get; init; } = [];
}
