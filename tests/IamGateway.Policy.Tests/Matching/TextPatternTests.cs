using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Tests.Matching;

public sealed class TextPatternTests
{
    /// <summary>Pattern, text, matches? Source: IAM User Guide, "IAM JSON policy elements: Action" and "Resource".</summary>
    public static TheoryData<string, string, bool> Cases => new()
    {
        { "",         "",          true },
        { "",         "a",         false },
        { "*",        "",          true },
        { "*",        "a/b:c",     true },
        { "**",       "ab",        true },
        { "a*",       "a",         true },   // a star is any run, also none
        { "a*",       "ba",        false },
        { "*a",       "ba",        true },
        { "*a",       "ab",        false },
        { "a*a",      "a",         false },  // beginning and end do not share a character
        { "a*a",      "aa",        true },
        { "a*b*c",    "axbxxc",    true },
        { "a*b*c",    "axcxxb",    false },
        { "*ab*ab*",  "abab",      true },
        { "*ab*ab*",  "abxa",      false },
        { "*aba",     "ababa",     true },   // the end decides, not the first place
        { "a*bc*bc",  "abc",       false },
        { "?",        "a",         true },
        { "?",        "",          false },  // exactly one
        { "?",        "ab",        false },
        { "a?c",      "abc",       true },
        { "*?",       "",          false },
        { "*?",       "abc",       true },
        { "*a?c*",    "xxabaacx",  true },   // aa before c, not ab
        { "??*",      "a",         false },
        { "Get*",     "get",       false },
        { "a.b",      "axb",       false },  // nothing else is special
        { "[ab]",     "a",         false },
        { "a\\*",     "a\\x",      true },
        { "${a}",     "${a}",      true },   // no variables here
    };

    [Theory, MemberData(nameof(Cases))]
    public void Matches_whole_texts(string pattern, string text, bool matches) =>
        Assert.Equal(matches, Parse(pattern).Matches(text, new RequestContext()));

    [Theory]
    [InlineData("s3:get*", "S3:GetObject", true)]
    [InlineData("*OBJECT", "s3:GetObject", true)]
    [InlineData("s3:*Ob?ect", "s3:getobJect", true)]
    [InlineData("s3:put*", "s3:GetObject", false)]
    public void Ignores_letter_case_when_asked_to(string pattern, string text, bool matches) =>
        Assert.Equal(matches, TextPattern.Parse(pattern, wildcards: true, variables: false, StringComparison.OrdinalIgnoreCase).Matches(text, new RequestContext()));

    /// <summary>
    /// Patterns on which recursive matchers and regular expressions need exponential or cubic work. They would not come back within
    /// the bound, which is more than a thousand times what the work takes.
    /// </summary>
    [Theory]
    [InlineData("*a", "b")]
    [InlineData("a*", "b")]
    [InlineData("*a?", "b")]
    [InlineData("*?", "b")]
    [InlineData("*aa", "ab")]
    public async Task Hostile_patterns_take_time_in_proportion_to_the_text(string unit, string end)
    {
        var hostile = string.Concat(Enumerable.Repeat(unit, (6_144 - end.Length) / unit.Length)) + end;
        var pattern = Parse(hostile);
        var text = new string('a', 2_048);

        var work = Task.Run(() => Enumerable.Range(0, 100).Count(_ => pattern.Matches(text, new RequestContext())));

        Assert.Equal(0, await work.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task A_long_literal_is_not_tried_again_at_every_place_of_every_star()
    {
        var half = new string('a', 512);
        var pattern = Parse(string.Concat(Enumerable.Repeat($"*{half}?{half}", 5)) + "*b");
        var text = new string('a', 2_048);

        var work = Task.Run(() => Enumerable.Range(0, 100).Count(_ => pattern.Matches(text, new RequestContext())));

        Assert.Equal(0, await work.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    private static TextPattern Parse(string pattern) => TextPattern.Parse(pattern, wildcards: true, variables: false, StringComparison.Ordinal);
}
