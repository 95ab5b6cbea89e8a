using IamGateway.Policy.Analysis;
using IamGateway.Policy.Documents;
using static IamGateway.Policy.Analysis.AccessAnswer;

namespace IamGateway.Policy.Tests.Analysis;

/// <summary>Variables tie one part of a request to another, so that not everything about them is decided.</summary>
public sealed class AccessCheckVariableTests
{
    /// <summary>Resource and condition before and after.</summary>
    public static TheoryData<string, string, string, string, AccessAnswer> Variables => new()
    {
        { "home/${aws:username}/*",           "",                                         "home/${aws:username}/*",                "",                                         Pass },
        { "home/${aws:username}/*",           "",                                         "home/${AWS:UserName}/*",                "",                                         Pass },
        { "home/${aws:username}/*",           "",                                         "home/${aws:username}/*",                "{'Bool': {'aws:SecureTransport': 'true'}}", Pass },
        { "home/${aws:username}/*",           "{'Bool': {'aws:SecureTransport': 'true'}}", "home/${aws:username}/*",               "",                                         Fail },
        { "home/${aws:username}/*",           "",                                         "home/${aws:userid}/*",                  "",                                         Fail },
        { "home/${aws:username}/*",           "",                                         "home/*",                                "",                                         Fail },
        { "home/*",                           "",                                         "home/${aws:username}/*",                "",                                         Pass },
        { "home/?*",                          "",                                         "home/${aws:username}",                  "",                                         Fail },    // the value may be empty
        { "home/${aws:username}*",            "",                                         "home/${aws:username}/*",                "",                                         Undecided },    // in fact no new access
        { "home/b*",                          "",                                         "home/${aws:username}",                  "{'StringLike': {'aws:username': 'b*'}}",   Undecided },    // in fact no new access
        { "home/b*",                          "",                                         "home/${aws:username}",                  "{'StringLike': {'aws:username': '*b'}}",   Fail },
        { "home/b*",                          "",                                         "home/${aws:username}",                  "{'StringEquals': {'aws:username': 'ab'}}", Fail },
        { "home/${aws:username}",             "",                                         "home/${aws:username, \\u0027guest\\u0027}", "",                                         Fail },    // without a user name
        { "*",                                "{'StringEquals': {'k': '${aws:userid}'}}", "*",                                     "{'StringEquals': {'k': '${aws:userid}'}}", Pass },
        { "*",                                "{'StringEquals': {'k': ['a', '${aws:userid}']}}", "*",                              "{'StringEquals': {'k': 'a'}}",             Pass },
        { "*",                                "{'StringEquals': {'k': 'a'}}",             "*",                                     "{'StringEquals': {'k': ['a', '${aws:userid}']}}", Fail },
        { "*",                                "{'StringNotEquals': {'k': '${aws:userid}'}}", "*",                                  "",                                         Fail },
        { "*",                                "{'StringLike': {'k': 'a*'}}",              "*",                                     "{'StringEquals': {'k': 'a${aws:userid}'}}", Pass },
        { "*",                                "{'ForAnyValue:StringEquals': {'k': '${aws:userid}'}}", "*",                         "{'ForAnyValue:StringEquals': {'k': '${aws:userid}', 'j': 'x'}}", Pass },
    };

    [Theory, MemberData(nameof(Variables))]
    public void Compares_policies_with_variables(string resource, string condition, string newResource, string newCondition, AccessAnswer answer) =>
        Assert.Equal(answer, Checks.NoNewAccess(Checks.Policy(Allow(resource, condition)), Checks.Policy(Allow(newResource, newCondition))));

    [Fact]
    public void A_variable_that_has_no_value_excludes_everything_from_an_allow_and_nothing_from_a_deny()
    {
        const string Everything = "'Effect': 'Allow', 'Action': '*', 'Resource': '*'";
        const string Others = "'NotResource': 'arn:aws:x:::home/${aws:username}'";
        var others = Checks.Policy($"'Effect': 'Allow', 'Action': '*', {Others}");

        Assert.Equal(Pass, Checks.NoNewAccess(others, others));
        Assert.Equal(Fail, Checks.NoNewAccess(others, Checks.Policy(Everything)));
        Assert.Equal(Fail, Checks.NoNewAccess(Checks.Policy(Everything, $"'Effect': 'Deny', 'Action': '*', {Others}"), Checks.Policy(Everything)));
        Assert.Equal(Pass, Checks.NoNewAccess(Checks.Policy(Everything), others));
    }

    [Fact]
    public void The_reason_names_statement_and_place()
    {
        var before = Checks.Policy(Allow("home/b*", ""));
        var after = Checks.Policy(Allow("other", ""), Allow("home/${aws:username}", "{'StringLike': {'aws:username': 'b*'}}"));

        var result = AccessCheck.NoNewAccess([.. before, .. Checks.Policy(Allow("other", ""))], after, PolicyType.Identity);

        Assert.Equal("policy $.Statement[1].Resource: A policy variable may have any value, whatever the rest of the request is.", Assert.Single(result.Reasons).ToString());
    }

    private static string Allow(string resource, string condition) =>
        $"'Effect': 'Allow', 'Action': 'a:Get', 'Resource': '{(resource == "*" ? resource : $"arn:aws:x:::{resource}")}'{(condition.Length == 0 ? "" : $", 'Condition': {condition}")}";
}
