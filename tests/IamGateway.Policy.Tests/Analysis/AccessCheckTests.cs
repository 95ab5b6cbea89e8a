using IamGateway.Policy.Analysis;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;
using static IamGateway.Policy.Analysis.AccessAnswer;

namespace IamGateway.Policy.Tests.Analysis;

public sealed class AccessCheckTests
{
    /// <summary>Actions before and after.</summary>
    public static TheoryData<string, string, AccessAnswer> Actions => new()
    {
        { "'Action': 'a:Get'",                "'Action': 'a:Get'",                          Pass },
        { "'Action': 'a:Get'",                "'Action': 'A:GET'",                          Pass },
        { "'Action': ['a:Get', 'a:Put']",     "'Action': 'a:Put'",                          Pass },
        { "'Action': 'a:Get'",                "'Action': ['a:Get', 'a:Put']",               Fail },
        { "'Action': 'a:*'",                  "'Action': 'a:Get*'",                         Pass },
        { "'Action': 'a:Get*'",               "'Action': 'a:*'",                            Fail },
        { "'Action': '*'",                    "'Action': 'a:*'",                            Pass },
        { "'Action': 'a:*'",                  "'Action': '*'",                              Fail },
        { "'Action': ['a:*t']",               "'Action': ['a:Get', 'a:Put', 'a:*List']",    Pass },    // every item ends in t
        { "'Action': ['a:*t']",               "'Action': ['a:Get', 'a:Put', 'a:*List?']",   Fail },
        { "'Action': ['a:?', 'a:??*', 'a:']", "'Action': 'a:*'",                            Pass },    // three items that together are one
        { "'Action': ['a:?', 'a:???*']",      "'Action': 'a:*'",                            Fail },    // but for two letters
        { "'Action': ['a:*b*', 'a:*c*']",     "'Action': 'a:*b*c*'",                        Pass },
        { "'NotAction': 'a:Get'",             "'NotAction': ['a:Get', 'a:Put']",            Pass },
        { "'NotAction': ['a:Get', 'a:Put']",  "'NotAction': 'a:Get'",                       Fail },
        { "'NotAction': 'a:*'",               "'Action': 'b:*'",                            Pass },
        { "'NotAction': 'a:*'",               "'Action': 'a:Get'",                          Fail },
        { "'NotAction': 'a:Get'",             "'NotAction': 'a:*'",                         Pass },
        { "'NotAction': 'a:g*'",              "'NotAction': 'A:G*'",                        Pass },
        { "'Action': '*:*'",                  "'Action': '*'",                              Fail },    // for what has no colon; the engine has no list of actions
        { "'Action': 'a:*'",                  "'NotAction': '*'",                           Pass },    // that is about nothing
    };

    /// <summary>Resources before and after.</summary>
    public static TheoryData<string, string, AccessAnswer> Resources => new()
    {
        { "'Resource': '*'",                                         "'Resource': 'arn:aws:s3:::b/*'",                      Pass },
        { "'Resource': 'arn:aws:s3:::b/*'",                          "'Resource': '*'",                                     Fail },
        { "'Resource': 'arn:*:*:*:*:*'",                             "'Resource': '*'",                                     Fail },    // actions without a resource have the resource *
        { "'Resource': 'arn:aws:s3:::b/*'",                          "'Resource': 'arn:aws:s3:::b/c/*'",                    Pass },    // a star takes slashes
        { "'Resource': 'arn:aws:s3:::b/*'",                          "'Resource': 'arn:aws:s3:::B/*'",                      Fail },    // letter case counts
        { "'Resource': 'arn:aws:s3:::b/*'",                          "'Resource': 'arn:aws:s3:::b*'",                       Fail },
        { "'Resource': 'arn:aws:x:*::y'",                            "'Resource': 'arn:aws:x:eu-*::y'",                     Pass },
        { "'Resource': 'arn:aws:x:*:y'",                             "'Resource': 'arn:aws:x:eu:1:y'",                      Fail },    // a star takes no colon: missing parts get stars at the end
        { "'Resource': 'arn:aws:x:eu'",                              "'Resource': 'arn:aws:x:eu:1:y'",                      Pass },
        { "'Resource': 'arn:aws:x:::y*'",                            "'Resource': 'arn:aws:x:::y:z*'",                      Pass },    // but for the sixth part
        { "'Resource': ['arn:aws:x:::a*', 'arn:aws:x:::b*']",        "'Resource': 'arn:aws:x:::?*'",                        Fail },
        { "'NotResource': 'arn:aws:x:::secret'",                     "'Resource': 'arn:aws:x:::s*'",                        Fail },
        { "'NotResource': 'arn:aws:x:::secret'",                     "'Resource': 'arn:aws:x:::se*s'",                      Pass },
        { "'NotResource': ['arn:aws:x:::s', 'arn:aws:x:::t']",       "'NotResource': 'arn:aws:x:::?'",                      Pass },
        { "'NotResource': 'arn:aws:x:::?'",                          "'NotResource': ['arn:aws:x:::s', 'arn:aws:x:::t']",   Fail },
        { "'Resource': '*'",                                         "'NotResource': 'arn:aws:x:::s'",                      Pass },
        { "'Resource': 'arn:aws:x:::${*}'",                          "'Resource': 'arn:aws:x:::*'",                         Fail },    // a literal star
        { "'Resource': 'arn:aws:x:::*'",                             "'Resource': 'arn:aws:x:::${*}'",                      Pass },
    };

    /// <summary>Whole statements before and after, several of them separated by bars.</summary>
    public static TheoryData<string, string, AccessAnswer> Statements => new()
    {
        { "",                                                                                  "'Effect': 'Allow', 'Action': 'a:Get', 'Resource': '*'",                                Fail },
        { "",                                                                                  "'Effect': 'Deny', 'Action': 'a:Get', 'Resource': '*'",                                 Pass },
        { "'Effect': 'Allow', 'Action': 'a:Get', 'Resource': '*'",                             "",                                                                                     Pass },
        // a deny more, a deny less, a deny that denies less or nothing that was allowed
        { "'Effect': 'Allow', 'Action': '*', 'Resource': '*'",                                 Everything + "'Effect': 'Deny', 'Action': 'a:*', 'Resource': '*'",                      Pass },
        { Everything + "'Effect': 'Deny', 'Action': 'a:*', 'Resource': '*'",                   "'Effect': 'Allow', 'Action': '*', 'Resource': '*'",                                    Fail },
        { Everything + "'Effect': 'Deny', 'Action': 'a:*', 'Resource': '*'",                   Everything + "'Effect': 'Deny', 'Action': 'a:Get*', 'Resource': '*'",                   Fail },
        { Everything + "'Effect': 'Deny', 'Action': 'a:*', 'Resource': '*'",                   Everything + "'Effect': 'Deny', 'Action': ['a:?*', 'a:'], 'Resource': '*'",             Pass },
        { "'Effect': 'Allow', 'Action': 'b:*', 'Resource': '*' | 'Effect': 'Deny', 'Action': 'a:*', 'Resource': '*'", "'Effect': 'Allow', 'Action': 'b:*', 'Resource': '*'",           Pass },
        { Everything + "'Effect': 'Deny', 'Action': 'a:*', 'Resource': '*'",                   "'Effect': 'Allow', 'NotAction': 'a:*', 'Resource': '*'",                               Pass },
        { "'Effect': 'Allow', 'NotAction': 'a:*', 'Resource': '*'",                            Everything + "'Effect': 'Deny', 'Action': 'a:*', 'Resource': '*'",                      Pass },
        { "'Effect': 'Allow', 'NotAction': 'a:*', 'Resource': '*'",                            Everything + "'Effect': 'Deny', 'Action': 'a:*', 'Resource': 'arn:aws:x:::*'",          Fail },
        { "'Effect': 'Allow', 'NotAction': 'a:*', 'Resource': '*'",                            Everything + "'Effect': 'Deny', 'Action': 'a:*', 'NotResource': 'arn:aws:x:::*' | 'Effect': 'Deny', 'Action': 'a:*', 'Resource': 'arn:aws:x:::*'", Pass },
        { Everything + "'Effect': 'Deny', 'NotAction': 'a:*', 'Resource': '*'",                "'Effect': 'Allow', 'Action': 'a:Get', 'Resource': '*'",                                Pass },
        // a product that two products cover, and one that they nearly cover
        { "'Effect': 'Allow', 'Action': 'a:Get', 'Resource': '*' | 'Effect': 'Allow', 'Action': 'a:Put', 'Resource': '*'", "'Effect': 'Allow', 'Action': ['a:Get', 'a:Put'], 'Resource': '*'", Pass },
        { "'Effect': 'Allow', 'Action': 'a:Get', 'Resource': 'arn:aws:x:::y' | 'Effect': 'Allow', 'Action': 'a:Put', 'Resource': 'arn:aws:x:::z'", "'Effect': 'Allow', 'Action': ['a:Get', 'a:Put'], 'Resource': ['arn:aws:x:::y', 'arn:aws:x:::z']", Fail },
        { "'Effect': 'Allow', 'Action': 'a:*', 'Resource': 'arn:aws:x:::y*' | 'Effect': 'Allow', 'NotAction': 'a:Get*', 'Resource': 'arn:aws:x:::*'", "'Effect': 'Allow', 'Action': 'a:*', 'Resource': 'arn:aws:x:::yes'", Pass },
        { "'Effect': 'Allow', 'Action': 'a:*', 'Resource': 'arn:aws:x:::y*' | 'Effect': 'Allow', 'NotAction': 'a:Get*', 'Resource': 'arn:aws:x:::*'", "'Effect': 'Allow', 'Action': 'a:*', 'Resource': ['arn:aws:x:::yes', 'arn:aws:x:::no']", Fail },
        // what the engine does with unknown operators: an Allow does not apply, a Deny as if they were not there
        { "",                                                                                  "'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'StringIs': {'k': 'v'}}", Pass },
        { Everything + "'Effect': 'Deny', 'Action': 'a:*', 'Resource': '*'",                   Everything + "'Effect': 'Deny', 'Action': 'a:*', 'Resource': '*', 'Condition': {'StringIs': {'k': 'v'}}", Pass },
    };

    private const string Everything = "'Effect': 'Allow', 'Action': '*', 'Resource': '*' | ";

    [Theory, MemberData(nameof(Actions))]
    public void Compares_actions(string before, string after, AccessAnswer answer) =>
        Assert.Equal(answer, Checks.NoNewAccess(Checks.Policy($"'Effect': 'Allow', {before}, 'Resource': '*'"), Checks.Policy($"'Effect': 'Allow', {after}, 'Resource': '*'")));

    [Theory, MemberData(nameof(Resources))]
    public void Compares_resources(string before, string after, AccessAnswer answer) =>
        Assert.Equal(answer, Checks.NoNewAccess(Checks.Policy($"'Effect': 'Allow', 'Action': '*', {before}"), Checks.Policy($"'Effect': 'Allow', 'Action': '*', {after}")));

    [Theory, MemberData(nameof(Statements))]
    public void Compares_all_statements_together(string before, string after, AccessAnswer answer) =>
        Assert.Equal(answer, Checks.NoNewAccess(Split(before), Split(after)));

    [Fact]
    public void Statements_may_move_between_policies()
    {
        var read = Checks.Policy("'Effect': 'Allow', 'Action': 'a:Get', 'Resource': '*'");
        var write = Checks.Policy("'Effect': 'Allow', 'Action': 'a:Put', 'Resource': '*'");

        Assert.Equal(Pass, Checks.NoNewAccess([.. read, .. write], Checks.Policy("'Effect': 'Allow', 'Action': ['a:Put', 'a:Get'], 'Resource': '*'")));
        Assert.Equal(Fail, Checks.NoNewAccess(read, [.. read, .. write]));
    }

    [Fact]
    public void A_counter_example_names_the_statement_and_every_key_that_is_tested()
    {
        var before = Checks.Policy(Checks.AllowIf("{'Bool': {'aws:SecureTransport': 'true'}}"));
        var after = Checks.Policy("'Effect': 'Allow', 'Action': 'a:Get', 'Resource': '*', 'Condition': {'StringEquals': {'k:team': 'red'}}");

        var example = AccessCheck.NoNewAccess(before, after, PolicyType.Identity).CounterExample!;

        Assert.Equal(("a:Get", "policy#0", null), (example.Action, example.Statement.ToString(), example.Principal));
        Assert.Equal(["aws:SecureTransport", "k:team"], example.Context.Select(key => key.Key));
        Assert.Equal("red", Assert.Single(example.Context[1].Values!.Value));
    }

    [Theory]
    [InlineData("2012-10-17", Fail)]
    [InlineData("2008-10-17", Pass)] // ${k} is literal text there, and the star takes it
    [InlineData("", Pass)]
    public void Variables_depend_on_the_version(string version, AccessAnswer answer)
    {
        const string Before = "'Effect': 'Allow', 'Action': '*', 'Resource': 'arn:aws:x:::$*'";
        const string After = "'Effect': 'Allow', 'Action': '*', 'Resource': 'arn:aws:x:::${k}'";

        Assert.Equal(answer, Checks.NoNewAccess(Checks.Policy(Before), Checks.Policy(PolicyType.Identity, version, After)));
    }

    private static PolicySource[] Split(string statements) =>
        Checks.Policy(statements.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
