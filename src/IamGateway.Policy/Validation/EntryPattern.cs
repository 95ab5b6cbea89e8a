using System.Collections.Immutable;
using IamGateway.Policy.Arns;

namespace IamGateway.Policy.Validation;

/// <summary>An entry of <c>Action</c> or <c>Resource</c> to be compared with others: <c>*</c>, or components each of which is a pattern of its own.</summary>
internal sealed class EntryPattern
{
    private readonly ImmutableArray<PatternSymbols> _components;

    private EntryPattern(bool isStar, ImmutableArray<PatternSymbols> components)
    {
        IsStar = isStar;
        _components = components;
    }

    /// <summary>Everything.</summary>
    public static EntryPattern Star { get; } = new(isStar: true, []);

    /// <summary>It is <c>*</c>.</summary>
    public bool IsStar { get; }

    public bool HasVariables => _components.Any(component => component.HasVariables);

    /// <summary>Whether it can match several texts.</summary>
    public bool IsOpen => IsStar || _components.Any(component => component.IsOpen);

    /// <summary>Reads an action; letter case does not count.</summary>
    public static EntryPattern OfAction(string text) =>
        text == "*" ? Star : new EntryPattern(isStar: false, [PatternSymbols.Parse(text, hasVariables: false, ignoresCase: true, [])]);

    /// <summary>Reads a resource; one that is neither <c>*</c> nor has six components covers nothing and is covered by <c>*</c> alone.</summary>
    /// <param name="text">As the policy has it.</param>
    /// <param name="hasVariables">Whether <c>${…}</c> is a variable, after the fifth colon.</param>
    /// <param name="variables">As for <see cref="PatternSymbols.Parse"/>.</param>
    public static EntryPattern OfResource(string text, bool hasVariables, Dictionary<string, int> variables)
    {
        if (text == "*")
            return Star;
        var components = ImmutableArray.CreateBuilder<PatternSymbols>(Arn.ComponentCount);
        for (var index = 0; Arn.TrySplit(text, out var arn) && index < Arn.ComponentCount; index++)
            components.Add(PatternSymbols.Parse(arn[index], hasVariables && index == Arn.ComponentCount - 1, ignoresCase: false, variables));
        return new EntryPattern(isStar: false, components.ToImmutable());
    }

    /// <summary>As for <see cref="PatternSymbols.Covers"/>.</summary>
    public bool Covers(EntryPattern other, WorkBudget budget)
    {
        if (!budget.TrySpend())
            return false;
        if (IsStar)
            return true;
        if (_components.IsEmpty || other._components.IsEmpty)
            return false;
        for (var index = _components.Length - 1; index >= 0; index--)
        {
            if (!_components[index].Covers(other._components[index], budget))
                return false;
        }

        return true;
    }

    /// <summary>As for <see cref="PatternSymbols.Overlaps"/>.</summary>
    public bool Overlaps(EntryPattern other, WorkBudget budget)
    {
        if (IsStar || other.IsStar)
            return true;
        if (_components.Length != other._components.Length)
            return false;
        for (var index = 0; index < _components.Length; index++)
        {
            if (!_components[index].Overlaps(other._components[index], budget))
                return false;
        }

        return true;
    }
}
