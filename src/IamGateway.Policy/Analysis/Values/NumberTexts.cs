using System.Globalization;
using IamGateway.Policy.Conditions;

namespace IamGateway.Policy.Analysis.Values;

/// <summary>
/// Stands for all numbers by a few: the limits that conditions compare with, one between each two of them, one before and one
/// after. Numbers have any length, so that there always is one between two.
/// </summary>
internal static class NumberTexts
{
    /// <param name="limits">The limits as policies write them; what can't be read limits nothing.</param>
    /// <returns>Null when a number that is needed can't be written: its exponent would be too large.</returns>
    public static IReadOnlyList<string>? Of(IEnumerable<string> limits)
    {
        var sorted = new SortedDictionary<NumberValue, string>(Comparer<NumberValue>.Create(Compare));
        foreach (var limit in limits)
        {
            if (NumberValue.TryRead(limit, out var value))
                sorted.TryAdd(value, limit);
        }

        if (sorted.Count == 0)
            return ["1"];

        List<string> all = [.. sorted.Values];
        List<string?> texts = [Beside(all[0], "-1", isAbove: false), .. all, Beside(all[^1], "1", isAbove: true)];
        texts.AddRange(all.Zip(all.Skip(1), Between));
        return texts.Contains(null) ? null : [.. texts.OfType<string>()];
    }

    private static int Compare(NumberValue left, NumberValue right) => left.OrderingTo(right) switch
    {
        Ordering.Less => -1,
        Ordering.Same => 0,
        _ => 1,
    };

    private static bool IsLess(string left, string right) =>
        NumberValue.TryRead(left, out var low) && NumberValue.TryRead(right, out var high) && Compare(low, high) < 0;

    /// <summary>A number beyond the limit: one more or less, or one with a larger exponent.</summary>
    private static string? Beside(string limit, string one, bool isAbove)
    {
        var step = decimal.Parse(one, CultureInfo.InvariantCulture);
        string?[] candidates = [TryRead(limit) is { } number ? Write(number, step) : null, one, $"{one}e{WrittenNumber.Read(limit).Magnitude + 1}"];
        return Array.Find(candidates, candidate => candidate is not null && (isAbove ? IsLess(limit, candidate) : IsLess(candidate, limit)));
    }

    private static string? Between(string low, string high)
    {
        string?[] candidates =
        [
            TryRead(low) is { } from && TryRead(high) is { } to ? Write(from / 2, to / 2) : null,
            "0",
            WrittenNumber.JustAbove(WrittenNumber.Read(low), WrittenNumber.Read(high)),
        ];
        return Array.Find(candidates, candidate => candidate is not null && IsLess(low, candidate) && IsLess(candidate, high));
    }

    private static decimal? TryRead(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string? Write(decimal left, decimal right) =>
        Math.Abs(left) < decimal.MaxValue / 2 && Math.Abs(right) < decimal.MaxValue / 2 ? (left + right).ToString(CultureInfo.InvariantCulture) : null;
}
