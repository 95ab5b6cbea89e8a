using IamGateway.Policy.Analysis;
using IamGateway.Policy.Analysis.Texts;
using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Matching;
using IamGateway.Policy.Tests.Reference;

namespace IamGateway.Policy.Tests.Analysis.Texts;

/// <summary>Compares the classes with what the engine's matchers say of all short texts.</summary>
public sealed class TextClassesTests
{
    private const int LongestText = 5;
    private const int SetCount = 3;
    private static readonly RequestContext NoContext = new();
    private static readonly string[] Texts = [.. Enumerable.Range(0, LongestText + 1).SelectMany(length => All(length, "abBz"))];
    private static readonly string[] Arns = [.. Enumerable.Range(0, 4).SelectMany(length => All(length, "ab:")).Select(text => "a:::::" + text), .. All(4, ":a").Select(text => text + "::a")];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    [Theory, MemberData(nameof(Seeds))]
    public void No_text_is_outside_the_classes(int seed)
    {
        var random = new SplitMix64((ulong)seed);
        var ignoresCase = seed % 3 == 0;
        var patterns = Patterns(random, "aabB**?");
        var globs = patterns.ConvertAll(set => new GlobSet([.. set.Select(pattern => Glob.OfText(pattern, wildcards: true, variables: false, ignoresCase, known: null)!)]));
        var comparison = ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var matchers = patterns.ConvertAll(set => set.ConvertAll(pattern => TextPattern.Parse(pattern, wildcards: true, variables: false, comparison)));

        Compare(globs, Texts, text => Bits.Of(Matching(matchers, pattern => pattern.Matches(text, NoContext))), string.Join(" | ", patterns.Select(set => string.Join(' ', set))));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void No_resource_is_outside_the_classes(int seed)
    {
        var random = new SplitMix64((ulong)seed + 1_000);
        var patterns = Patterns(random, "aab*?:").ConvertAll(set => set.ConvertAll(pattern => random.Pick(["a:::::", "*:::::", "?:*::::", "*:*:*:*:*:"]) + pattern));
        var globs = patterns.ConvertAll(set => new GlobSet([.. set.Select(pattern => Glob.OfResource(pattern, variables: false, known: null)!)]));
        var matchers = patterns.ConvertAll(set => set.ConvertAll(pattern => ResourcePattern.Parse(pattern, variables: false, isPadded: false)));

        Compare(globs, Arns, text => Bits.Of(Matching(matchers, pattern => Matches(pattern, text))), string.Join(" | ", patterns.Select(set => string.Join(' ', set))));
    }

    [Fact]
    public void Texts_that_no_wanted_set_matches_are_left_out()
    {
        GlobSet[] sets = [.. new[] { "a*", "*b" }.Select(pattern => new GlobSet([Glob.OfText(pattern, wildcards: true, variables: false, ignoresCase: false, known: null)!]))];

        var classes = new TextClasses(new GlobAutomaton(sets), new TextWish([[new Need(Bits.Of(0), IsExcluded: false)]], Bits.None), maximumLength: 100, new Budget(100_000)).Find()!;

        Assert.Equal([(Bits.Of(0), "a"), (Bits.Of(0, 1), "ab")], classes.Select(found => (found.Matched, found.Example)));
    }

    [Fact]
    public void A_class_without_short_enough_texts_does_not_exist()
    {
        GlobSet[] sets = [new([Glob.OfText("a???", wildcards: true, variables: false, ignoresCase: false, known: null)!])];

        Assert.Equal([Bits.None, Bits.Of(0)], new TextClasses(new GlobAutomaton(sets), TextWish.Everything, maximumLength: 4, new Budget(100_000)).Find()!.Select(found => found.Matched));
        Assert.Equal([Bits.None], new TextClasses(new GlobAutomaton(sets), TextWish.Everything, maximumLength: 3, new Budget(100_000)).Find()!.Select(found => found.Matched));
    }

    [Fact]
    public void Too_many_classes_are_given_up()
    {
        GlobSet[] sets = [.. Enumerable.Range(0, 20).Select(number => new GlobSet([Glob.OfText($"*{(char)('a' + number)}*", wildcards: true, variables: false, ignoresCase: false, known: null)!]))];

        Assert.Null(new TextClasses(new GlobAutomaton(sets), TextWish.Everything, maximumLength: 100, new Budget(1_000_000_000)).Find());
    }

    private static void Compare(List<GlobSet> globs, string[] texts, Func<string, Bits> match, string patterns)
    {
        var classes = new TextClasses(new GlobAutomaton(globs), TextWish.Everything, maximumLength: 1_000, new Budget(10_000_000)).Find();

        Assert.NotNull(classes);
        Assert.All(classes, found => Assert.True(found.Matched.Equals(match(found.Example)), $"{patterns}: '{found.Example}'"));
        var known = classes.Select(found => found.Matched).ToHashSet();
        Assert.All(texts, text => Assert.True(known.Contains(match(text)), $"{patterns}: '{text}'"));
    }

    private static bool Matches(ResourcePattern pattern, string text)
    {
        var request = new AuthorizationRequest { Principal = Policies.Alice, Action = "a:Get", Resource = text, Context = NoContext };
        return pattern.Matches(new RequestView(request, PolicySets.None));
    }

    private static IEnumerable<int> Matching<T>(List<List<T>> sets, Predicate<T> matches) =>
        Enumerable.Range(0, sets.Count).Where(set => sets[set].Exists(matches));

    private static List<List<string>> Patterns(SplitMix64 random, string letters) =>
        [.. Enumerable.Range(0, SetCount).Select(_ => Enumerable.Range(0, 1 + random.Next(2)).Select(_ => new string([.. Enumerable.Range(0, random.Next(6)).Select(_ => letters[random.Next(letters.Length)])])).ToList())];

    private static IEnumerable<string> All(int length, string letters) =>
        length == 0 ? [""] : All(length - 1, letters).SelectMany(text => letters.Select(letter => text + letter));
}
