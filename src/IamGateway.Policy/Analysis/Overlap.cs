using System.Buffers;
using System.Collections.Immutable;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Analysis;

/// <summary>Tells cheaply that two statements have nothing in common: by what their patterns begin with.</summary>
internal static class Overlap
{
    private const int MaximumPairs = 400;
    private static readonly SearchValues<char> Special = SearchValues.Create("*?$");

    /// <summary>False only when no request matches both.</summary>
    public static bool IsPossible(PolicyStatement left, PolicyStatement right) =>
        (left.ExcludesActions || right.ExcludesActions || IsPossible(left.Actions, right.Actions, StringComparison.OrdinalIgnoreCase))
        && (left.ExcludesResources || right.ExcludesResources || left.Resources is not { } some || right.Resources is not { } others
            || IsPossible(some, others, StringComparison.Ordinal));

    private static bool IsPossible(ImmutableArray<string> left, ImmutableArray<string> right, StringComparison comparison)
    {
        if (left.Length * right.Length > MaximumPairs)
            return true; // to look closer would not be cheap

        foreach (var some in left)
        {
            foreach (var other in right)
            {
                var start = Start(some);
                if (start.StartsWith(Start(other), comparison) || Start(other).StartsWith(start, comparison))
                    return true;
            }
        }

        return false;
    }

    /// <summary>What everything that matches a pattern begins with.</summary>
    private static ReadOnlySpan<char> Start(string pattern)
    {
        var end = pattern.AsSpan().IndexOfAny(Special);
        return end < 0 ? pattern : pattern.AsSpan(0, end);
    }
}
