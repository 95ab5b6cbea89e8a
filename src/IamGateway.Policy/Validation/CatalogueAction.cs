using System.Collections.Immutable;

namespace IamGateway.Policy.Validation;

/// <summary>An action of a catalogue, ready to be compared with what policies say.</summary>
/// <param name="name">With its service, for example <c>orders:GetOrder</c>.</param>
/// <param name="action">As the catalogue has it.</param>
internal sealed class CatalogueAction(string name, ActionCatalogue.ActionEntry action)
{
    public string Name { get; } = name;

    public AccessLevel Level { get; } = action.Level;

    /// <summary>Patterns of what it is about; empty when it is about nothing in particular.</summary>
    public ImmutableArray<EntryPattern> Resources { get; } = [.. action.Resources.Select(resource => EntryPattern.OfResource(resource, hasVariables: false, []))];
}
