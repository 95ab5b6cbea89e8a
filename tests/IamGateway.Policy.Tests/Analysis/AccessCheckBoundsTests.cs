using IamGateway.Policy.Analysis;
using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Tests.Reference;
using static IamGateway.Policy.Analysis.AccessAnswer;

namespace IamGateway.Policy.Tests.Analysis;

/// <summary>What would take for ever is given up: the work is counted, so these end on any machine.</summary>
public sealed class AccessCheckBoundsTests
{
    private const int Longest = 6_144;
    private static readonly string[] Words = [.. Enumerable.Range(0, 26).Select(number => $"arn:aws:x:::*{(char)('a' + number)}{(char)('z' - number)}*")];

    /// <summary>Texts that are repeated to make patterns of the greatest length, before and after.</summary>
    public static TheoryData<string, string> Repeated => new()
    {
        { "*a", "*a" }, { "*a*b", "*a" }, { "*a?", "*ab*" }, { "?", "*a" }, { "*a", "?" }, { "a*?", "*?*" }, { "\u00E9*", "*\u00C9" },
    };

    [Theory, MemberData(nameof(Repeated))]
    public void Long_patterns_end(string before, string after)
    {
        var (first, second) = (Repeat(before), Repeat(after));

        // No action and no resource is as long as what these patterns ask for, unless they are all stars.
        var isEmpty = after.Trim('*').Length > 0;
        var actions = Checks.NoNewAccess(Allow($"'Action': 'a:{first}'", ""), Allow($"'Action': 'a:{second}'", ""));
        var resources = Checks.NoNewAccess(Allow("'Action': '*'", $"arn:aws:x:::{first}"), Allow("'Action': '*'", $"arn:aws:x:::{second}"));
        Assert.Equal((isEmpty ? Pass : Fail, isEmpty ? Pass : Fail), (actions, resources));

        Checks.NoNewAccess(Checks.Policy(Like(first)), Checks.Policy(Like(second)));
        Checks.NoNewAccess(Checks.Policy(Like(first), Like(second)), Checks.Policy(Like(first + "x"), Like(second + "y")));
    }

    [Fact]
    public void Patterns_that_combine_in_too_many_ways_leave_it_undecided()
    {
        // For each value of the key, one statement is about the resources with a word and another about those without.
        var halves = Checks.Policy([.. Words.SelectMany((word, number) => new[] { $"'Resource': '{word}'", $"'NotResource': '{word}'" }
            .Select(resource => $"'Effect': 'Allow', 'Action': '*', {resource}, 'Condition': {{'StringEquals': {{'k': 'v{number}'}}}}"))]);
        var whole = Checks.Policy(Checks.AllowIf($"{{'StringEquals': {{'k': ['{string.Join("', '", Enumerable.Range(0, Words.Length).Select(number => $"v{number}"))}']}}}}"));

        Assert.Equal(Undecided, Checks.NoNewAccess(halves, whole)); // in fact no new access
        Assert.Equal(Pass, Checks.NoNewAccess(whole, halves));
        Assert.Equal(Pass, Checks.NoNewAccess(halves, halves));
    }

    [Fact]
    public void Denies_in_other_words_are_compared_in_pairs()
    {
        string[] Statements(string actions) => [Checks.AllowIf(""), .. Words.Select((word, number) =>
            $"'Effect': 'Deny', 'Action': {actions}, 'Resource': '{word}', 'Condition': {{'Bool': {{'k{number}': 'true'}}}}")];

        Assert.Equal(Pass, Checks.NoNewAccess(Checks.Policy(Statements("'*'")), Checks.Policy(Statements("['*', 'a:Get']"))));
        Assert.Equal(Fail, Checks.NoNewAccess(Checks.Policy(Statements("'*'")), Checks.Policy(Statements("'?*:?*'"))));
    }

    [Fact]
    public void Patterns_that_only_forbid_are_no_trouble()
    {
        var others = Checks.Policy($"'Effect': 'Allow', 'Action': '*', 'NotResource': ['{string.Join("', '", Words)}']");
        var denied = Checks.Policy([Checks.AllowIf(""), .. Words.Select(word => $"'Effect': 'Deny', 'Action': '*', 'Resource': '{word}'")]);

        Assert.Equal(Pass, Checks.NoNewAccess(others, denied));
        Assert.Equal(Pass, Checks.NoNewAccess(denied, others));
        Assert.Equal(Fail, Checks.NoNewAccess(denied, Checks.Policy(Checks.AllowIf(""))));
    }

    [Fact]
    public void Patterns_in_statements_of_their_own_are_compared_in_pairs()
    {
        var before = Checks.Policy([.. Enumerable.Range(0, 40).Select(number => $"'Effect': 'Allow', 'Action': '*', 'Resource': 'arn:aws:x:::*word{number}-*'")]);
        var less = Checks.Policy([.. Enumerable.Range(0, 40).Select(number => $"'Effect': 'Allow', 'Action': 'a:*', 'Resource': 'arn:aws:x:::*word{number}-b*'")]);

        Assert.Equal(Pass, Checks.NoNewAccess(before, less));
        Assert.Equal(Fail, Checks.NoNewAccess(less, before));
        Assert.Equal(Fail, Checks.NoNewAccess(before, Checks.Policy("'Effect': 'Allow', 'Action': 'a:*', 'Resource': 'arn:aws:x:::*'")));
    }

    [Fact]
    public void Conditions_that_combine_in_too_many_ways_leave_it_undecided()
    {
        var random = new SplitMix64(1);
        string Choice() => "{'Bool': {" + string.Join(", ", random.Shuffle(Enumerable.Range(0, 60)).Take(3).Select(key => $"'k{key}': '{(random.OneIn(2) ? "true" : "false")}'")) + "}}";
        var known = $"{{'Bool': {{{string.Join(", ", Enumerable.Range(0, 60).Select(key => $"'k{key}': ['true', 'false']"))}}}}}";

        var before = Checks.Policy([.. Enumerable.Range(0, 300).Select(_ => Checks.AllowIf(Choice()))]);

        Assert.Equal(Undecided, Checks.NoNewAccess(before, Checks.Policy(Checks.AllowIf(known))));
    }

    [Fact]
    public void Many_keys_that_each_leave_a_way_out_are_no_trouble()
    {
        var before = Checks.Policy([.. Enumerable.Range(0, 100).Select(key => Checks.AllowIf($"{{'StringEquals': {{'aws:PrincipalTag/t{key}': 'x'}}}}"))]);

        Assert.Equal(Fail, Checks.NoNewAccess(before, Checks.Policy(Checks.AllowIf(""))));
    }

    [Fact]
    public void Thousands_of_keys_need_no_deep_stack()
    {
        var keys = string.Join(",", Enumerable.Range(0, 4_500).Select(key => $"'k{key:x}':true"));
        var denied = Checks.Policy(Checks.AllowIf(""), $"'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'Condition': {{'Null': {{{keys}}}}}");
        var answer = Pass;

        var thread = new Thread(() => answer = Checks.NoNewAccess(denied, Checks.Policy(Checks.AllowIf(""))), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();

        Assert.NotEqual(Pass, answer);
    }

    [Fact]
    public void Large_policies_are_compared()
    {
        string[] Statements(string end) => [.. Enumerable.Range(0, 100).Select(number =>
            $"'Effect': '{(number % 5 == 0 ? "Deny" : "Allow")}', 'Action': ['s{number % 10}:Get*', 's{number % 10}:Put{number}'], 'Resource': 'arn:aws:s{number % 10}:*:*:thing/{number}/{end}', 'Condition': {{'StringEquals': {{'aws:PrincipalTag/team': 't{number % 7}'}}}}")];

        Assert.Equal(Fail, Checks.NoNewAccess(Checks.Policy(Statements("a*")), Checks.Policy(Statements("*"))));
        Assert.Equal(Pass, Checks.NoNewAccess(Checks.Policy([.. Statements("*").Where(IsAllow)]), Checks.Policy([.. Statements("a*").Where(IsAllow)])));
        Assert.Equal(Pass, Checks.NoNewAccess(Checks.Policy(Statements("*")), Checks.Policy([.. Statements("*").Append("'Effect': 'Deny', 'Action': 's1:*', 'Resource': '*'")])));
    }

    [Fact]
    public void Long_lists_are_compared()
    {
        string List(int count, string end) => $"['{string.Join("', '", Enumerable.Range(0, count).Select(number => $"a:Action{number}{end}"))}']";

        Assert.Equal(Pass, Checks.NoNewAccess(Allow($"'Action': {List(1_500, "*")}", ""), Allow($"'Action': {List(1_000, "")}", "")));
        Assert.Equal(Fail, Checks.NoNewAccess(Allow($"'Action': {List(1_500, "")}", ""), Allow($"'Action': {List(1_501, "")}", "")));
    }

    [Fact]
    public void Many_long_lists_on_both_sides_end()
    {
        string[] Statements(int first) => [.. Enumerable.Range(first, 40).Select(number =>
            $"'Effect': '{(number % 2 == 0 ? "Deny" : "Allow")}', 'Action': ['{string.Join("', '", Enumerable.Range(0, 60).Select(action => $"a:*{number}b*{action}c"))}'], 'Resource': '*', 'Condition': {{'StringEquals': {{'k{number}': ['{string.Join("', '", Enumerable.Range(0, 30))}']}}}}")];

        Checks.NoNewAccess(Checks.Policy(Statements(0)), Checks.Policy(Statements(1)));
        Assert.Equal(Pass, Checks.NoNewAccess(Checks.Policy(Statements(0)), Checks.Policy(Statements(0))));
    }

    private static bool IsAllow(string statement) => statement.StartsWith("'Effect': 'Allow'", StringComparison.Ordinal);

    private static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, Longest / text.Length));

    private static PolicySource[] Allow(string action, string resource) => Checks.Policy($"'Effect': 'Allow', {action}, 'Resource': '{(resource.Length == 0 ? "*" : resource)}'");

    private static string Like(string pattern) => Checks.AllowIf($"{{'StringLike': {{'k': '{pattern}'}}}}");
}
