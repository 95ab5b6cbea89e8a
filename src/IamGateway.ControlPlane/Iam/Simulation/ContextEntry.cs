using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Values;

namespace IamGateway.ControlPlane.Iam.Simulation;

/// <summary>A condition key of a simulated request, with its values.</summary>
internal sealed record ContextEntry
{
    /// <summary>There is no entry without it.</summary>
    public ContextKeyName? ContextKeyName { get; init; }

    /// <summary>One value, unless the type is a list.</summary>
    public ImmutableArray<string> ContextKeyValues { get; init; } = [];

    /// <summary>Null: one value is a text, several are a list of texts.</summary>
    public ContextKeyType? ContextKeyType { get; init; }
}
