using IamGateway.Policy.Analysis;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;
using static IamGateway.Policy.Analysis.AccessAnswer;

namespace IamGateway.Policy.Tests.Analysis;

public sealed class NotGrantedTests
{
    private const string ReadBucket = "'Effect': 'Allow', 'Action': ['s3:Get*', 's3:List*'], 'Resource': 'arn:aws:s3:::bucket/*'";

    /// <summary>Statements, separated by bars; the actions and resources asked about, separated by blanks.</summary>
    public static TheoryData<string, string, string, AccessAnswer> Queries => new()
    {
        { ReadBucket,                                                                          "s3:PutObject",              "",                        Pass },
        { ReadBucket,                                                                          "s3:GetObject",              "",                        Fail },
        { ReadBucket,                                                                          "S3:GETOBJECT",              "",                        Fail },
        { ReadBucket,                                                                          "s3:PutObject s3:GetObject", "",                        Fail },    // any of them
        { ReadBucket,                                                                          "s3:GetObject",              "arn:aws:s3:::other/*",    Pass },
        { ReadBucket,                                                                          "s3:GetObject",              "arn:aws:s3:::b*/secret",  Fail },
        { ReadBucket,                                                                          "",                          "arn:aws:s3:::bucket",     Pass },
        { ReadBucket,                                                                          "",                          "arn:aws:s3:::bucket/a",   Fail },
        { ReadBucket,                                                                          "*",                         "*",                       Fail },
        { ReadBucket + " | 'Effect': 'Deny', 'Action': '*', 'Resource': 'arn:aws:s3:::bucket/secret*'", "",                 "arn:aws:s3:::bucket/secret/a", Pass },
        { ReadBucket + " | 'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'Condition': {'BoolIfExists': {'aws:MultiFactorAuthPresent': 'false'}}", "s3:GetObject", "", Fail },    // with a second factor
        { ReadBucket + " | 'Effect': 'Deny', 'NotAction': 's3:List*', 'Resource': '*'",        "s3:GetObject",              "",                        Pass },
        { "'Effect': 'Allow', 'NotAction': 'iam:*', 'Resource': '*'",                          "iam:CreateUser",            "",                        Pass },
        { "'Effect': 'Allow', 'NotAction': 'iam:*', 'Resource': '*'",                          "i*:*",                      "",                        Fail },
        { "'Effect': 'Allow', 'Action': '*', 'NotResource': 'arn:aws:s3:::secret*'",           "",                          "arn:aws:s3:::secret/a",   Pass },
        { "'Effect': 'Allow', 'Action': 'a:Get', 'Resource': '*', 'Condition': {'StringEquals': {'k': 'x'}, 'StringNotEquals': {'k': 'x'}}", "a:Get", "", Pass },    // a condition that nothing meets
        { "'Effect': 'Allow', 'Action': 'a:Get', 'Resource': 'arn:aws:x:::home/${aws:username}'", "a:Get",                  "arn:aws:x:::home/alice",  Fail },
        { "'Effect': 'Allow', 'Action': 'a:Get', 'Resource': 'arn:aws:x:::home/${aws:username}'", "a:Get",                  "arn:aws:x:::etc/alice",   Pass },
        { "'Effect': 'Allow', 'Action': 'a:Get', 'Resource': 'arn:aws:x:::home/${aws:username}', 'Condition': {'StringLike': {'aws:username': 'a*'}}", "a:Get", "arn:aws:x:::home/bob", Undecided },
        { "",                                                                                  "*",                         "",                        Pass },
    };

    [Theory, MemberData(nameof(Queries))]
    public void Says_whether_anything_asked_about_is_granted(string statements, string actions, string resources, AccessAnswer answer)
    {
        var policies = Checks.Policy(statements.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

        var result = AccessCheck.NotGranted(policies, [new AccessQuery([.. Words(actions)], [.. Words(resources)])], PolicyType.Identity);

        Checks.AssertWhole(result);
        Assert.Equal(answer, result.Answer);
        if (result.CounterExample is { } example)
            Assert.Equal(DecisionOutcome.Allowed, Checks.Decide(policies, PolicyType.Identity, example));
    }

    [Fact]
    public void Every_query_counts()
    {
        AccessQuery[] queries = [new(["s3:PutObject"], []), new([], ["arn:aws:s3:::bucket/x"])];

        var example = AccessCheck.NotGranted(Checks.Policy(ReadBucket), queries, PolicyType.Identity).CounterExample!;

        Assert.Equal("arn:aws:s3:::bucket/x", example.Resource);
    }

    [Fact]
    public void Policies_of_resources_may_be_asked_about()
    {
        var policy = Checks.Policy(PolicyType.Trust, "2012-10-17", "'Effect': 'Allow', 'Principal': {'AWS': '111111111111'}, 'Action': 'sts:AssumeRole'");

        Assert.Equal(Fail, AccessCheck.NotGranted(policy, [new AccessQuery(["sts:*"], [])], PolicyType.Trust).Answer);
        Assert.Equal(Pass, AccessCheck.NotGranted(policy, [new AccessQuery(["sts:TagSession"], [])], PolicyType.Trust).Answer);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("GetObject", "")]
    [InlineData("s3:GetObject", "bucket")]
    [InlineData("", "arn:aws:s3:bucket")]
    public void A_query_that_nothing_could_match_is_refused(string actions, string resources) =>
        Assert.Throws<ArgumentException>(() => AccessCheck.NotGranted(Checks.Policy(ReadBucket), [new AccessQuery([.. Words(actions)], [.. Words(resources)])], PolicyType.Identity));

    [Fact]
    public void No_query_is_refused() =>
        Assert.Throws<ArgumentException>(() => AccessCheck.NotGranted(Checks.Policy(ReadBucket), [], PolicyType.Identity));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
