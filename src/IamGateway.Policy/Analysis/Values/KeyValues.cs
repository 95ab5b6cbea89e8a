using System.Collections.Immutable;

namespace IamGateway.Policy.Analysis.Values;

/// <summary>Finds what a request can say of a key: nothing, one value, or a list. Whatever it says, one of these meets the same conditions.</summary>
/// <param name="key">The key.</param>
/// <param name="range">What a request can say of it.</param>
/// <param name="facts">The conditions on it.</param>
/// <param name="test">Which conditions a value meets, and which it may meet.</param>
internal sealed class KeyValues(string key, KeyRange range, IReadOnlyList<ConditionFact> facts, Func<CounterExampleKey, (Bits Certain, Bits Possible)> test)
{
    private const int ListsWhereUnusual = 3;
    private const int MaximumLists = 1_000;

    /// <summary>All values with their ranks; null when there are too many lists.</summary>
    /// <param name="texts">Texts that stand for all single values.</param>
    /// <param name="budget">Work that may be done.</param>
    public IReadOnlyList<(CounterExampleKey Value, int Rank)>? Of(IReadOnlyList<ValueText> texts, Budget budget)
    {
        var isUsual = facts.Any(fact => fact.IsOfSet);
        var lists = isUsual
            ? Lists(texts, budget)
            : Lists([texts[0], new ValueText("", texts[0].Rank)], budget); // the others do not look into lists
        if (lists is null)
            return null;
        List<(CounterExampleKey Value, int Rank)> all =
        [
            .. texts.Select(text => (new CounterExampleKey(key, [text.Text], IsMultivalued: false), text.Rank)),
            (new CounterExampleKey(key, null, IsMultivalued: false), 0),
            .. lists.Select(list => (list.Value, isUsual ? list.Rank : ListsWhereUnusual)),
        ];
        return all.FindAll(item => range.HasShape(item.Value));
    }

    /// <summary>
    /// Lists that meet different conditions: from the empty one on, one text more at a time. What a longer list meets follows from
    /// what the shorter one and the text meet, so where nothing new is met, nothing new follows.
    /// </summary>
    private List<(CounterExampleKey Value, int Rank)>? Lists(IReadOnlyList<ValueText> texts, Budget budget)
    {
        var found = new List<(ImmutableArray<string> Texts, int Rank)> { ([], 1) };
        var seen = new HashSet<(Bits, Bits, bool HasEmpty, bool HasOther)>();
        for (var number = 0; number < found.Count; number++)
        {
            foreach (var text in texts.Where(text => !found[number].Texts.Contains(text.Text)))
            {
                ImmutableArray<string> longer = [.. found[number].Texts, text.Text];
                var (certain, possible) = test(new CounterExampleKey(key, longer, IsMultivalued: true));
                if (seen.Add((certain, possible, longer.Contains(""), longer.Any(item => item.Length > 0))))
                    found.Add((longer, Math.Max(number == 0 ? 0 : found[number].Rank, text.Rank)));
                if (found.Count > MaximumLists || !budget.Spend(20 * facts.Count))
                    return null;
            }
        }

        return [.. found.Select(list => (new CounterExampleKey(key, list.Texts, IsMultivalued: true), list.Rank))];
    }
}
