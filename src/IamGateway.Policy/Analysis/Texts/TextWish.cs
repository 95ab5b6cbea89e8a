using System.Collections.Immutable;

namespace IamGateway.Policy.Analysis.Texts;

/// <summary>Which texts are worth looking at.</summary>
/// <param name="AnyOf">From each of these, one need must be met.</param>
/// <param name="NoneOf">None of these sets may match.</param>
internal sealed record TextWish(ImmutableArray<ImmutableArray<Need>> AnyOf, Bits NoneOf)
{
    /// <summary>Every text is.</summary>
    public static TextWish Everything { get; } = new([], Bits.None);

    /// <summary>Whether texts are that match certain sets.</summary>
    public bool IsMet(Bits matched) => IsInReach(matched, matched);

    /// <summary>Whether longer texts may be.</summary>
    /// <param name="possible">The sets that may match one of them.</param>
    /// <param name="certain">The sets that match all of them.</param>
    public bool IsInReach(Bits possible, Bits certain)
    {
        if (NoneOf.Intersects(certain))
            return false;
        foreach (var needs in AnyOf)
        {
            if (!needs.Any(need => need.IsExcluded ? !need.Facts.Intersects(certain) : need.Facts.Intersects(possible)))
                return false;
        }

        return true;
    }
}
