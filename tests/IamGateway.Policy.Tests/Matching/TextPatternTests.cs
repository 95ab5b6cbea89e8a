using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Matching;
using IamGateway.Policy.Tests.Reference;

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

    [Theory]
    [InlineData("abc", "abc", true, false, null)]
    [InlineData("abc*", "abc", false, true, null)]
    [InlineData("abc*de*fgh?", "abc", false, false, "fgh")]
    [InlineData("*", "", false, true, null)]
    [InlineData("?abc", "", false, false, "abc")]
    [InlineData("ab${a:x}cd*e", "ab", false, false, "cd")]
    [InlineData("ab${*}*", "ab*", false, true, null)]
    [InlineData("", "", true, false, null)]
    public void Tells_what_an_index_can_use(string pattern, string prefix, bool isLiteral, bool isPrefix, string? longest)
    {
        var parsed = TextPattern.Parse(pattern, wildcards: true, variables: true, StringComparison.Ordinal);
        Assert.Equal((prefix, isLiteral, isPrefix, longest), (parsed.LiteralPrefix, parsed.IsLiteral, parsed.IsPrefix, parsed.LongestLiteral));
    }

    [Fact]
    public void Tells_the_keys_of_its_variables_once_each()
    {
        var pattern = TextPattern.Parse("${a:x}*${a:y, 'd'}${A:X}${*}", wildcards: true, variables: true, StringComparison.Ordinal);
        Assert.Equal(["a:x", "a:y"], pattern.VariableKeys.Select(key => key.Name));
        Assert.False(pattern.IsResolved(new RequestContext()));
        Assert.True(pattern.IsResolved(Policies.Context(("A:x", ""))));
    }

    /// <summary>Few characters, so that texts match often, and texts longer than the places that are tried at once.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Agrees_with_a_matcher_that_tries_everything(bool ignoresCase)
    {
        var random = new SplitMix64(5);
        var comparison = ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var matched = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var pattern = Text(random, random.Next(12), "ab*?aB*", "aab");
            var text = Text(random, random.Next(random.OneIn(4) ? 200 : 12), "abaaA", "aab");
            var parsed = TextPattern.Parse(pattern, wildcards: true, variables: false, comparison);
            var expected = Glob(pattern, text, ignoresCase);
            Assert.True(parsed.Matches(text, new RequestContext()) == expected, $"{pattern} {text}");
            if (text.StartsWith(parsed.LiteralPrefix, comparison))
                Assert.Equal(expected, parsed.MatchesTail(text.AsSpan(parsed.LiteralPrefix.Length), new RequestContext()));
            matched += expected ? 1 : 0;
        }

        Assert.True(matched > 1_000, $"{matched}");
    }

    /// <summary>
    /// Patterns on which recursive matchers and regular expressions need exponential or cubic work: with those, this test would not
    /// end. What the work is bounded by stands in the remarks of <see cref="TextPattern"/>.
    /// </summary>
    [Theory]
    [InlineData("*a", 6_144, "b")]
    [InlineData("a*", 6_144, "b")]
    [InlineData("*a?", 6_144, "b")]
    [InlineData("*?", 6_144, "b")]
    [InlineData("*aa", 6_144, "ab")]
    [InlineData("*", 100_000, "b")]
    [InlineData("*a?", 1_500, "*")]
    [InlineData("?", 2_048, "")]
    [InlineData("a?", 2_048, "b*")]
    [InlineData("*a?a?a?a?a?a?a?a?a?a?a?a?a?a?b", 2_000, "")]
    public void Hostile_patterns_match_as_others_do(string unit, int length, string end)
    {
        var hostile = string.Concat(Enumerable.Repeat(unit, (length - end.Length) / unit.Length)) + end;
        foreach (var text in new[] { new string('a', 2_048), new string('a', 2_047) + "b", new string('a', 70) })
            Assert.Equal(Glob(hostile, text, ignoresCase: false), Parse(hostile).Matches(text, new RequestContext()));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "?")]
    [InlineData(100, "?b")]
    [InlineData(511, "?")]
    public void A_long_piece_is_found_at_its_first_place_and_not_past_the_end(int half, string middle)
    {
        var piece = $"{new string('a', half)}{middle}{new string('a', half)}";
        foreach (var pattern in new[] { $"*{piece}*", $"*{piece}*{piece}", $"{piece}*{piece}*b", $"x*{piece}*" })
        {
            foreach (var text in new[] { new string('a', 1_025), new string('a', 600) + "xb" + new string('a', 700), "xb", "" })
                Assert.Equal(Glob(pattern, text, ignoresCase: false), Parse(pattern).Matches(text, new RequestContext()));
        }
    }

    [Fact]
    public void Pieces_with_long_texts_are_found_wherever_they_are()
    {
        var random = new SplitMix64(41);
        string[] texts = ["abababababababababab", "aaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaab", "baaaaaaaaaaaaaaaaaa", "abababababababababaa"];
        var matched = 0;
        for (var round = 0; round < 5_000; round++)
        {
            string[] parts = [random.Pick(texts), "?", random.OneIn(2) ? "a" : "b", "??", random.Pick(texts), "b?"];
            var pattern = $"*{string.Concat(random.Shuffle(parts).Take(2 + random.Next(4)))}*";
            var text = string.Concat(Enumerable.Range(0, 8).Select(_ => random.OneIn(3) ? "b" : random.Pick(texts)));
            var expected = Glob(pattern, text, ignoresCase: false);
            Assert.Equal(expected, Parse(pattern).Matches(text, new RequestContext()));
            matched += expected ? 1 : 0;
        }

        Assert.InRange(matched, 500, 4_500);
    }

    [Fact]
    public void A_value_with_every_character_of_a_pattern_is_no_pattern()
    {
        var pattern = TextPattern.Parse("*-${a:x}?-*", wildcards: true, variables: true, StringComparison.Ordinal);
        var context = Policies.Context(("a:x", "*?${a:x}"));
        Assert.True(pattern.Matches("y-*?${a:x}z-", context));
        Assert.False(pattern.Matches("y-aab-z", context));
        Assert.False(pattern.Matches("y-*?${a:x}-", context));
    }

    [Fact]
    public void Beginnings_of_variables_without_an_end_are_text()
    {
        foreach (var unit in new[] { "${", "${a", "${a,", "${a, '", "${a, 'b'", "${a b}", "${}", "$" })
        {
            var text = string.Concat(Enumerable.Repeat(unit, 10_000));
            var pattern = TextPattern.Parse(text, wildcards: true, variables: true, StringComparison.Ordinal);
            Assert.True(pattern.IsLiteral, unit);
            Assert.Equal(text, pattern.LiteralPrefix);
        }
    }

    private static TextPattern Parse(string pattern) => TextPattern.Parse(pattern, wildcards: true, variables: false, StringComparison.Ordinal);

    private static string Text(SplitMix64 random, int length, string characters, string run) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => random.OneIn(6) ? run : characters[random.Next(characters.Length)].ToString()));

    /// <summary>Which beginnings of the text each beginning of the pattern matches, one after the other.</summary>
    private static bool Glob(string pattern, string text, bool ignoresCase)
    {
        var matched = new bool[text.Length + 1];
        matched[0] = true;
        foreach (var special in pattern)
        {
            var next = new bool[text.Length + 1];
            next[0] = special == '*' && matched[0];
            for (var end = 1; end <= text.Length; end++)
            {
                next[end] = special switch
                {
                    '*' => matched[end] || next[end - 1],
                    '?' => matched[end - 1],
                    _ => matched[end - 1] && (special == text[end - 1] || (ignoresCase && char.ToUpperInvariant(special) == char.ToUpperInvariant(text[end - 1]))),
                };
            }

            matched = next;
        }

        return matched[^1];
    }
}
