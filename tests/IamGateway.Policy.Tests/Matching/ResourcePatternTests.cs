namespace IamGateway.Policy.Tests.Matching;

public sealed class ResourcePatternTests
{
    /// <summary>Resource of the policy, resource of the request, matches? Source: IAM User Guide, "IAM JSON policy elements: Resource".</summary>
    public static TheoryData<string, string, bool> Cases => new()
    {
        { "*",                               "arn:aws:s3:::b/k",                true },
        { "*",                               "*",                               true },
        { "*",                               "no arn",                          true },
        { "arn:aws:s3:::*",                  "*",                               false },  // a request without a resource: only * matches
        { "arn:*:*:*:*:*",                   "*",                               false },
        { "arn:*:*:*:*:*",                   "no arn",                          false },
        { "arn:*:*:*:*:*",                   "arn:aws:s3:::b/k",                true },
        { "arn:aws:s3:::b/k",                "arn:aws:s3:::b/k",                true },
        { "arn:aws:s3:::b/k",                "arn:aws:s3:::b/K",                false },  // letter case counts
        { "arn:aws:s3:::b/k",                "arn:aws:S3:::b/k",                false },
        { "arn:aws:s3:::b/*",                "arn:aws:s3:::b/x/y",              true },   // a star takes in slashes
        { "arn:aws:s3:::b/*",                "arn:aws:s3:::b/",                 true },
        { "arn:aws:s3:::b/*",                "arn:aws:s3:::b",                  false },
        { "arn:aws:s3:::b/?",                "arn:aws:s3:::b/xy",               false },
        { "arn:aws:sqs:*:1:q",               "arn:aws:sqs:eu-west-1:1:q",       true },
        { "arn:aws:sqs:*:1:q",               "arn:aws:sqs:a:b:1:q",             false },  // … but no colons before the resource
        { "arn:aws:logs:*:*:group:*",        "arn:aws:logs:e:1:group:a:b",      true },   // the resource has colons of its own
        { "arn:aws:s3:::b*",                 "arn:aws:s3:::bucket/k:1",         true },
        { "arn:aws:*:::b",                   "arn:aws:s3:::b",                  true },
        { "arn:aws:iam::*:user/alice",       "arn:aws:iam::1:user/alice",       true },
        { "arn:aws:iam::*:user/alice",       "arn:aws:iam::1:user/bob",         false },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Matches_component_by_component(string pattern, string resource, bool matches)
    {
        var policies = Policies.Identity(Policies.Of($"'Effect': 'Allow', 'Action': '*', 'Resource': '{pattern}'"));
        Assert.Equal(matches, Policies.Decide(policies, "s3:GetObject", resource).IsAllowed);

        // NotResource matches exactly where Resource does not.
        var excluding = Policies.Identity(Policies.Of($"'Effect': 'Allow', 'Action': '*', 'NotResource': '{pattern}'"));
        Assert.Equal(!matches, Policies.Decide(excluding, "s3:GetObject", resource).IsAllowed);
    }

    [Theory]
    [InlineData("arn:aws:s3:::a", true)]
    [InlineData("arn:aws:s3:::b", true)]
    [InlineData("arn:aws:s3:::c", false)]
    public void A_list_matches_when_one_entry_does(string resource, bool matches)
    {
        var policies = Policies.Identity(Policies.Of("'Effect': 'Allow', 'Action': '*', 'Resource': ['arn:aws:s3:::a', 'arn:aws:s3:::b']"));
        Assert.Equal(matches, Policies.Decide(policies, "s3:GetObject", resource).IsAllowed);

        var excluding = Policies.Identity(Policies.Of("'Effect': 'Allow', 'Action': '*', 'NotResource': ['arn:aws:s3:::a', 'arn:aws:s3:::b']"));
        Assert.Equal(!matches, Policies.Decide(excluding, "s3:GetObject", resource).IsAllowed);
    }
}
