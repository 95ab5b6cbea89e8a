using System.Collections.Immutable;
using IamGateway.Policy.Analysis.Texts;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Analysis;

/// <summary>Builds the dimension of a part that is one text compared with patterns: the action or the resource.</summary>
/// <param name="scope">What the search works on.</param>
/// <param name="element">The element's name, for reasons.</param>
/// <param name="maximumLength">The longest text there is.</param>
/// <param name="shapes">What natural texts look like, the most natural first.</param>
/// <param name="toPart">Makes a text the part.</param>
internal sealed class TextDimension(CheckScope scope, string element, int maximumLength, IReadOnlyList<GlobSet> shapes, Func<string, RequestPart> toPart)
{
    private const int MaximumSamples = 32;
    private static readonly GlobSet EmptyText = new([new Glob([])]);

    private readonly Dictionary<int, ImmutableArray<Need>> _needs = [];
    private readonly Dictionary<string, int> _byText = new(StringComparer.Ordinal);
    private readonly List<GlobSet?> _sets = []; // by fact; null: not about the text
    private readonly HashSet<int> _variable = []; // facts that only may hold where their patterns match
    private readonly HashSet<int> _unknown = []; // facts that may hold anywhere

    /// <summary>The fact that a text matches one of the patterns.</summary>
    /// <param name="text">What tells the patterns from others.</param>
    /// <param name="globs">The patterns.</param>
    /// <param name="isVariable">Whether the patterns stand for more than the fact does, because a variable in them may be any text.</param>
    public int Matches(string text, ImmutableArray<Glob> globs, bool isVariable)
    {
        if (_byText.TryGetValue(text, out var fact))
            return fact;
        fact = Add(text, new GlobSet(globs));
        if (isVariable)
            _variable.Add(fact);
        if (!_sets[fact]!.IsFaithful)
            _unknown.Add(fact);
        return fact;
    }

    /// <summary>A fact that may hold for any text.</summary>
    public int Unknown(string text)
    {
        if (_byText.TryGetValue(text, out var fact))
            return fact;
        fact = Add(text, null);
        _unknown.Add(fact);
        return fact;
    }

    public void AddNeed(int statement, Need need) => _needs.Add(statement, [need]);

    public Dimension ToDimension() => new(_needs, FindClasses, scope);

    private int Add(string text, GlobSet? set)
    {
        _byText.Add(text, _sets.Count);
        _sets.Add(set);
        return _sets.Count - 1;
    }

    private List<RequestClass> FindClasses(Bits asked, IReadOnlyList<Bits> wanted, Bits fatal)
    {
        List<int> facts = [.. asked.Members.SelectMany(statement => _needs[statement][0].Facts.Members).Distinct().Order()];
        while (true)
        {
            List<int> followed = [.. facts.Where(fact => !_unknown.Contains(fact))];
            List<GlobSet> sets = [.. followed.Select(fact => _sets[fact]!), EmptyText, .. shapes];
            var found = new TextClasses(new GlobAutomaton(sets), Wish(wanted, fatal, followed), maximumLength, scope.Budget).Find();
            if (found is null)
            {
                if (followed.Count == 0 || scope.Budget.IsSpent)
                    return [];
                GiveUp(followed.MaxBy(fact => (_sets[fact]!.Stars, fact)), asked);
                continue;
            }

            var texts = found.Where(text => !text.Matched.Has(followed.Count)).ToList();
            var unknown = facts.Where(_unknown.Contains).ToList();
            return scope.Known is not null && unknown.Count > 0
                ? Sampled(facts, unknown, texts)
                : [.. texts.Select(text => Class(text, followed, unknown))];
        }
    }

    private RequestClass Class(TextClass text, List<int> followed, List<int> unknown)
    {
        List<int> matched = [.. text.Matched.Members.Where(index => index < followed.Count).Select(index => followed[index])];
        var rank = Enumerable.Range(0, shapes.Count + 1).First(shape => shape == shapes.Count || text.Matched.Has(followed.Count + 1 + shape));
        return new RequestClass(
            Bits.Of(matched.Where(fact => !_variable.Contains(fact))),
            Bits.Of(matched.Where(_variable.Contains).Concat(unknown)),
            toPart(text.Example),
            rank);
    }

    /// <summary>Some classes when not all can be found: a request that is found among them is as good as any.</summary>
    private List<RequestClass> Sampled(List<int> facts, List<int> unknown, List<TextClass> found)
    {
        var samples = unknown.SelectMany(fact => _sets[fact]!.Globs.Take(MaximumSamples)).SelectMany(glob => new[] { glob.Sample(""), glob.Sample("x") });
        var automaton = new GlobAutomaton([.. facts.Select(fact => _sets[fact]!)]);
        var classes = new List<RequestClass>();
        foreach (var text in found.Select(text => text.Example).Concat(samples).Where(text => text.Length > 0 && text.Length <= maximumLength))
        {
            if (!scope.Budget.Spend(text.Length * 20L))
                break;
            classes.Add(new RequestClass(Bits.Of(automaton.Accepted(text).Members.Select(index => facts[index])), Bits.None, toPart(text), 0));
        }

        return classes;
    }

    private TextWish Wish(IReadOnlyList<Bits> wanted, Bits fatal, List<int> followed)
    {
        var anyOf = wanted.Select(statements => statements.Members.Select(statement => _needs[statement][0]));
        var fatalExcluded = fatal.Members.Select(statement => _needs[statement][0]).Where(need => need.IsExcluded).Select(need => new[] { need with { IsExcluded = false } });
        var noneOf = fatal.Members.Select(statement => _needs[statement][0]).Where(need => !need.IsExcluded).SelectMany(need => need.Facts.Members);
        return new TextWish(
            [.. anyOf.Concat(fatalExcluded).Where(needs => needs.All(IsFollowed)).Select(needs => needs.Select(Local).ToImmutableArray())],
            Numbers(noneOf.Where(IsCertain)));

        bool IsCertain(int fact) => !_unknown.Contains(fact) && !_variable.Contains(fact);
        bool IsFollowed(Need need) => need.IsExcluded || !need.Facts.Members.Any(_unknown.Contains);
        Need Local(Need need) => need with { Facts = Numbers(need.Facts.Members.Where(fact => !need.IsExcluded || IsCertain(fact))) };
        Bits Numbers(IEnumerable<int> facts) => Bits.Of(facts.Select(fact => followed.BinarySearch(fact)));
    }

    private void GiveUp(int fact, Bits asked)
    {
        _unknown.Add(fact);
        foreach (var index in asked.Members.Where(index => _needs[index][0].Facts.Has(fact)))
        {
            var statement = scope.Statements[index];
            scope.Doubts.Add(statement, statement.Path.At(element), "Its patterns, together with those of other statements, are too many to compare completely.");
        }
    }
}
