using System.Collections.Immutable;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Validation;

/// <summary>A catalogue, by names.</summary>
internal sealed class CatalogueIndex
{
    private readonly Dictionary<string, ActionCatalogue.ServiceEntry> _services = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, CatalogueAction> _actions = new(StringComparer.OrdinalIgnoreCase);
    private readonly WorkBudget _budget = new();

    public CatalogueIndex(ActionCatalogue catalogue)
    {
        foreach (var service in catalogue.Services)
        {
            _services[service.Prefix] = service;
            foreach (var action in service.Actions)
            {
                var name = $"{service.Prefix}:{action.Name}";
                _actions[name] = new CatalogueAction(name, action);
            }
        }
    }

    /// <summary>The service of a prefix; null when there is none.</summary>
    public ActionCatalogue.ServiceEntry? Service(string prefix) => _services.GetValueOrDefault(prefix);

    /// <summary>The actions that a pattern matches; null when that takes too long to find out.</summary>
    public ImmutableArray<CatalogueAction>? Actions(string pattern)
    {
        if (!ActionPatterns.HasWildcard(pattern))
            return _actions.TryGetValue(pattern, out var only) ? [only] : [];
        var found = ImmutableArray.CreateBuilder<CatalogueAction>();
        foreach (var (name, action) in _actions)
        {
            if (!_budget.TrySpend())
                return null;
            if (ActionPattern.Matches(pattern, name))
                found.Add(action);
        }

        return found.ToImmutable();
    }

    /// <summary>Whether an action can be about one of the resources.</summary>
    public bool Fits(CatalogueAction action, ImmutableArray<EntryPattern> resources) =>
        action.Resources.IsEmpty
            ? resources.Any(resource => resource.IsStar)
            : resources.Any(resource => action.Resources.Any(known => known.Overlaps(resource, _budget)));
}
