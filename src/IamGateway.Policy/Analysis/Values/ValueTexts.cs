using IamGateway.Policy.Analysis.Texts;

namespace IamGateway.Policy.Analysis.Values;

/// <summary>Finds texts that stand for all values of a key: whatever a value is, one of them meets the same conditions.</summary>
internal static class ValueTexts
{
    private const int Natural = 0;
    private const int Odd = 2;
    private const int MaximumSamples = 32;
    private const string Unreadable = "?";
    private static readonly GlobSet Empty = new([new Glob([])]);
    private static readonly GlobSet AnyArn = new([Glob.OfResource("arn:?*:?*:*:*:?*", variables: false, null)!]);

    /// <summary>The texts; null when not all can be found, because the conditions read them in different ways, or are too many.</summary>
    /// <param name="facts">Conditions on one key.</param>
    /// <param name="budget">Work that may be done.</param>
    public static IReadOnlyList<ValueText>? Of(IReadOnlyList<ConditionFact> facts, Budget budget)
    {
        List<ValueFamily> families = [.. facts.Select(fact => fact.Family).Where(family => family != ValueFamily.Presence).Distinct()];
        return families switch
        {
            [] => Readable(["x"]),
            [ValueFamily.Text] => OfTexts(facts, budget),
            [var family] => OfFamily(family, facts),
            _ => null,
        };
    }

    /// <summary>Some texts, for when not all can be found.</summary>
    /// <param name="facts">Conditions on one key.</param>
    public static IReadOnlyList<ValueText> SomeOf(IReadOnlyList<ConditionFact> facts)
    {
        var families = facts.Select(fact => fact.Family).Distinct().Where(family => family is not (ValueFamily.Text or ValueFamily.Presence));
        var samples = facts.SelectMany(fact => fact.Values.Globs.Concat(fact.VariableValues.Globs).Take(MaximumSamples)).SelectMany(glob => new[] { glob.Sample(""), glob.Sample("x") });
        return [.. families.SelectMany(family => OfFamily(family, facts) ?? []), .. Readable(samples.Append("x"))];
    }

    /// <summary>The texts of one family; null when not all can be written.</summary>
    /// <param name="family">The family; not texts.</param>
    /// <param name="facts">Conditions on one key, of which only those of the family count.</param>
    public static IReadOnlyList<ValueText>? OfFamily(ValueFamily family, IReadOnlyList<ConditionFact> facts)
    {
        var values = facts.Where(fact => fact.Family == family).SelectMany(fact => fact.Source.Values);
        var texts = family switch
        {
            ValueFamily.Number => NumberTexts.Of(values),
            ValueFamily.Date => DateTexts.Of(values),
            ValueFamily.Address => AddressTexts.Of(values),
            _ => OfBytes(values),
        };
        return texts is null ? null : (List<ValueText>)[.. Readable(texts), new ValueText(Unreadable, Odd)];
    }

    private static List<ValueText> Readable(IEnumerable<string> texts) =>
        [.. texts.Where(text => text.Length > 0).Select(text => new ValueText(text, Natural)), new ValueText("", Odd)];

    /// <summary>The bytes that policies name, however they are written, and others.</summary>
    private static IEnumerable<string> OfBytes(IEnumerable<string> values)
    {
        List<string> all = [.. values.Distinct(StringComparer.Ordinal)];
        var longest = all.Select(value => value.Length).DefaultIfEmpty().Max();
        return [.. all, new string('A', ((longest / 4) + 1) * 4)];
    }

    private static List<ValueText>? OfTexts(IReadOnlyList<ConditionFact> facts, Budget budget)
    {
        if (!facts.All(fact => fact.Values.IsFaithful && fact.VariableValues.IsFaithful))
            return null;

        List<GlobSet> sets = [Empty, .. facts.Select(fact => fact.Values), .. facts.Select(fact => fact.VariableValues).Where(set => !set.Globs.IsEmpty)];
        var hasArns = facts.Any(fact => fact.IsArn);
        if (hasArns)
            sets.Add(AnyArn);
        var found = new TextClasses(new GlobAutomaton(sets), TextWish.Everything, int.MaxValue, budget).Find();
        return found is null ? null : [.. found.Select(text => new ValueText(text.Example, RankOf(text))).OrderBy(text => text.Rank)];

        int RankOf(TextClass text) => text.Matched.Has(0) ? Odd : hasArns && !text.Matched.Has(sets.Count - 1) ? 1 : Natural;
    }
}
