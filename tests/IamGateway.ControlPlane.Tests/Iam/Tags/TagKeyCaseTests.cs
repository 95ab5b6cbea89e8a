using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Iam.Tags;

public sealed class TagKeyCaseTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    /// <summary>A condition that denies, and whether it does so for the key <c>Team</c>. Source: IAM User Guide, "IAM JSON policy elements: Condition": letter case counts in values as the operator says, and not in the names of keys.</summary>
    public static TheoryData<string, string, bool> Denies => new()
    {
        { "equals",  """{"ForAnyValue:StringEquals":{"aws:TagKeys":"team"}}""",            false },
        { "ignores", """{"ForAnyValue:StringEqualsIgnoreCase":{"aws:TagKeys":"team"}}""",  true },
        { "tag",     """{"Null":{"aws:RequestTag/team":"false"}}""",                       true },
    };

    [Theory, MemberData(nameof(Denies))]
    public async Task Letter_case_of_a_tags_key_counts_as_the_operator_says(string name, string condition, bool isDenied)
    {
        var caller = await gateway.NewUserAsync(name, """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"iam:TagUser","Resource":"*","Condition":CONDITION}]}""".Replace("CONDITION", condition));

        var answer = await gateway.IamAsync(caller, "TagUser", ("UserName", "admin"), ("Tags.member.1.Key", "Team"), ("Tags.member.1.Value", "red"));

        Assert.Equal(isDenied ? "AccessDenied" : null, answer.Error);
    }
}
