namespace IamGateway.Policy.Tests.Matching;

public sealed class ActionPatternsTests
{
    /// <summary>Action of the policy, action of the request, matches? Source: IAM User Guide, "IAM JSON policy elements: Action".</summary>
    public static TheoryData<string, string, bool> Cases => new()
    {
        { "*",               "orders:GetOrder",   true },
        { "orders:*",        "orders:GetOrder",   true },
        { "orders:*",        "ordersx:GetOrder",  false },
        { "orders:GetOrder", "orders:GetOrder",   true },
        { "ORDERS:getorder", "orders:GetOrder",   true },   // letter case does not count
        { "Orders:GET*",     "orders:GetOrder",   true },
        { "orders:Get*",     "orders:Get",        true },
        { "orders:Get?",     "orders:Get",        false },
        { "orders:*Order",   "orders:GetOrder",   true },
        { "orders:*Order",   "orders:GetOrders",  false },
        { "orders:G?tO*r",   "orders:GetOrder",   true },
        { "orders:Order",    "orders:GetOrder",   false },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Matches_actions(string pattern, string action, bool matches)
    {
        var policies = Policies.Identity(Policies.Of($"'Effect': 'Allow', 'Action': '{pattern}', 'Resource': '*'"));
        Assert.Equal(matches, Policies.Decide(policies, action, "*").IsAllowed);

        // NotAction matches exactly where Action does not.
        var excluding = Policies.Identity(Policies.Of($"'Effect': 'Allow', 'NotAction': '{pattern}', 'Resource': '*'"));
        Assert.Equal(!matches, Policies.Decide(excluding, action, "*").IsAllowed);
    }

    [Theory]
    [InlineData("orders:GetOrder", true)]
    [InlineData("Orders:putorder", true)]
    [InlineData("orders:DeleteOrder", false)]
    [InlineData("billing:Get", true)]
    public void A_list_matches_when_one_entry_does(string action, bool matches)
    {
        var policies = Policies.Identity(Policies.Of("'Effect': 'Allow', 'Action': ['orders:GetOrder', 'orders:Put*', 'billing:*', 'orders:Get*'], 'Resource': '*'"));
        Assert.Equal(matches, Policies.Decide(policies, action, "*").IsAllowed);
    }

    [Theory]
    [InlineData("s3:PutObject", "arn:aws:s3:::b/k", true)]
    [InlineData("s3:DeleteBucket", "arn:aws:s3:::b", false)]
    [InlineData("s3:ListAllMyBuckets", "*", false)]           // its resource is *
    [InlineData("sqs:SendMessage", "arn:aws:sqs:e:1:q", false)]
    public void NotAction_stays_within_the_statements_resources(string action, string resource, bool allowed)
    {
        // Source: IAM User Guide, "IAM JSON policy elements: NotAction", its first example.
        var policies = Policies.Identity(Policies.Of("'Effect': 'Allow', 'NotAction': 's3:DeleteBucket', 'Resource': 'arn:aws:s3:::*'"));
        Assert.Equal(allowed, Policies.Decide(policies, action, resource).IsAllowed);
    }
}
