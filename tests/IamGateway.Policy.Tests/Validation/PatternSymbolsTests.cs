using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Matching;
using IamGateway.Policy.Tests.Reference;
using IamGateway.Policy.Validation;

namespace IamGateway.Policy.Tests.Validation;

public sealed class PatternSymbolsTests
{
    /// <summary>Wide, narrow, shown?</summary>
    [Theory]
    [InlineData("*", "", true)]
    [InlineData("*", "a*?${k:a}", true)]
    [InlineData("a*c", "abc", true)]
    [InlineData("a*c", "a*b?c", true)]
    [InlineData("a*c", "a*", false)]
    [InlineData("a?c", "a*c", false)]
    [InlineData("a?c", "a?c", true)]
    [InlineData("a?", "a${k:a}", false)]            // the variable can be any text
    [InlineData("a*", "a${k:a}", true)]
    [InlineData("${K:A}*", "${k:a}b", true)]        // names of keys compare without regard to case
    [InlineData("${k:a}", "${k:b}", false)]
    [InlineData("${k:a, 'x'}", "${k:a, 'y'}", false)]
    [InlineData("${k:a}", "${k:a, 'y'}", false)]
    [InlineData("${*}", "${k:a}", false)]           // a star that is meant as itself
    [InlineData("*", "${*}", true)]
    [InlineData("${*}", "*", false)]
    [InlineData("A", "a", false)]
    public void Covers_what_every_text_shows(string wide, string narrow, bool shown) =>
        Assert.Equal(shown, Covers(wide, narrow, []));

    /// <summary>One pattern, another, can a text match both?</summary>
    [Theory]
    [InlineData("a*", "*b", true)]
    [InlineData("a*c", "a?", true)]
    [InlineData("a*c", "b*", false)]
    [InlineData("a?b", "ab", false)]
    [InlineData("", "*", true)]
    [InlineData("", "?", false)]
    [InlineData("x/${k:a}", "x/1", true)]
    [InlineData("x/${k:a}", "y/*", false)]
    [InlineData("*a*b*", "*b*a*", true)]
    public void Overlaps_where_a_text_matches_both(string one, string other, bool expected)
    {
        Assert.Equal(expected, Overlaps(one, other));
        Assert.Equal(expected, Overlaps(other, one));
    }

    [Fact]
    public void Never_shows_what_a_text_disproves()
    {
        var random = new SplitMix64(11);
        var context = Policies.Context(("k:a", "ab"), ("k:b", "*"));
        var (covered, disjoint, missed) = (0, 0, 0);
        for (var round = 0; round < 6_000; round++)
        {
            var (wide, narrow) = (Pattern(random), Pattern(random));
            var isCovered = Covers(wide, narrow, []);
            var isDisjoint = !Overlaps(wide, narrow);
            var isCounterexample = false;
            for (var sample = 0; sample < 30; sample++)
            {
                var text = random.OneIn(2) ? Instance(narrow, random) : Text(random);
                if (!Matches(narrow, text, context))
                    continue;
                var isWide = Matches(wide, text, context);
                isCounterexample |= !isWide;
                Assert.False(isCovered && !isWide, $"{wide} does not cover {narrow}: {text}");
                Assert.False(isDisjoint && isWide, $"{wide} and {narrow} both match {text}");
            }

            covered += isCovered ? 1 : 0;
            disjoint += isDisjoint ? 1 : 0;
            missed += !isCovered && !isCounterexample ? 1 : 0;
        }

        Assert.True(covered > 500 && disjoint > 500, $"{covered} covered, {disjoint} disjoint, at most {missed} missed");
    }

    [Fact]
    public void Shows_nothing_when_the_budget_is_spent()
    {
        var (wide, narrow) = (Parse("a*", []), Parse("ab", []));
        var budget = new WorkBudget();
        while (budget.TrySpend())
        {
        }

        Assert.True(budget.IsSpent);
        Assert.False(wide.Covers(narrow, budget));
        Assert.True(wide.Overlaps(Parse("b", []), budget));
    }

    private static string Pattern(SplitMix64 random)
    {
        string[] parts = ["a", "b", "*", "?", "*", "${k:a}", "${k:b}", "${*}"];
        return string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => parts[random.OneIn(4) ? random.Next(parts.Length) : random.Next(4)]));
    }

    private static string Text(SplitMix64 random) => string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => "ab*"[random.Next(3)]));

    private static string Instance(string pattern, SplitMix64 random) =>
        pattern.Replace("${k:a}", "ab", StringComparison.Ordinal).Replace("${k:b}", "\0", StringComparison.Ordinal).Replace("${*}", "\0", StringComparison.Ordinal)
            .Replace("*", Text(random), StringComparison.Ordinal).Replace('?', "ab*"[random.Next(3)]).Replace('\0', '*');

    private static bool Matches(string pattern, string text, RequestContext context) =>
        TextPattern.Parse(pattern, wildcards: true, variables: true, StringComparison.Ordinal).Matches(text, context);

    private static bool Covers(string wide, string narrow, Dictionary<string, int> variables) => Parse(wide, variables).Covers(Parse(narrow, variables), new WorkBudget());

    private static bool Overlaps(string one, string other)
    {
        var variables = new Dictionary<string, int>(StringComparer.Ordinal);
        return Parse(one, variables).Overlaps(Parse(other, variables), new WorkBudget());
    }

    private static PatternSymbols Parse(string text, Dictionary<string, int> variables) => PatternSymbols.Parse(text, hasVariables: true, ignoresCase: false, variables);
}
