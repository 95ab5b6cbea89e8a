using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Iam.Policies;

public sealed class PolicyDocumentTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    /// <summary>Document, and what its refusal says.</summary>
    public static TheoryData<string, string> Malformed => new()
    {
        { "{",                                                                                                                          "line 1, column" },
        { "nothing",                                                                                                                    "line 1, column 2" },
        { """{"Version":"2012-10-17","Statement":[{"Effect":"allow","Action":"a:*","Resource":"*"}]}""",                                "$.Statement[0].Effect (line 1, column" },
        { "{\n\"Version\":\"2012-10-17\",\n\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"Get\",\"Resource\":\"*\"}]}",              "$.Statement[0].Action (line 3, column" },
        { """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"a:*"}]}""",                                               "$.Statement[0] (line 1, column" },
        { """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"a:*","Resource":"*","Principal":"*"}]}""",                "Principal" },   // identity policies have none
        { """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"a:*","Resource":"arn:aws:a:::日本"}]}""",                  "Latin-1" },
    };

    [Theory, MemberData(nameof(Malformed))]
    public async Task A_malformed_document_is_refused_with_its_first_problems(string document, string problem)
    {
        foreach (var (action, parameters) in Storing(document))
        {
            var answer = await gateway.IamAsync(gateway.Admin, action, parameters);

            Assert.Equal("MalformedPolicyDocument", answer.Error);
            Assert.Contains(problem, answer.Message);
        }
    }

    [Fact]
    public async Task At_most_three_problems_are_told()
    {
        var statements = string.Join(',', Enumerable.Repeat("""{"Effect":"allow","Action":"a:*","Resource":"*"}""", 5));

        var answer = await gateway.IamAsync(gateway.Admin, "CreatePolicy", ("PolicyName", "malformed"), ("PolicyDocument", $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}"""));

        Assert.Equal(3, answer.Message.Split("; $").Length);
    }

    [Fact]
    public async Task A_document_is_kept_as_it_was_given_and_answered_percent_encoded()
    {
        const string Document = "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [ { \"Effect\": \"Allow\", \"Action\": \"orders:Get\", \"Resource\": \"arn:aws:orders:::a+b/${aws:username}/é\" } ]\n}";
        var arn = (await gateway.IamAsync(gateway.Admin, "CreatePolicy", ("PolicyName", "encoded"), ("PolicyDocument", Document))).Done()["Policy/Arn"]!;

        var encoded = (await gateway.IamAsync(gateway.Admin, "GetPolicyVersion", ("PolicyArn", arn), ("VersionId", "v1"))).Done()["PolicyVersion/Document"]!;

        Assert.Matches("^[A-Za-z0-9_.~%-]+$", encoded);   // RFC 3986, unreserved characters: a + would be read as a space
        Assert.Equal(Document, Uri.UnescapeDataString(encoded));
    }

    /// <summary>Source: IAM User Guide, "IAM and AWS STS quotas".</summary>
    [Fact]
    public async Task A_managed_policy_has_at_most_6144_characters_beside_white_space()
    {
        var fits = Documents.OfLength(6_144);
        (await gateway.IamAsync(gateway.Admin, "CreatePolicy", ("PolicyName", "fits"), ("PolicyDocument", fits + new string(' ', 5_000)))).Done();

        var answer = await gateway.IamAsync(gateway.Admin, "CreatePolicy", ("PolicyName", "too-long"), ("PolicyDocument", Documents.OfLength(6_145)));

        Assert.Equal("LimitExceeded", answer.Error);
        Assert.Equal("Cannot exceed quota for PolicySize: 6144", answer.Message);
    }

    [Fact]
    public async Task A_document_longer_than_the_service_takes_is_no_valid_request() =>
        Assert.Equal("ValidationError", (await gateway.IamAsync(gateway.Admin, "CreatePolicy", ("PolicyName", "endless"), ("PolicyDocument", new string(' ', 131_073)))).Error);

    private static IEnumerable<(string Action, (string, string)[] Parameters)> Storing(string document) =>
    [
        ("CreatePolicy", [("PolicyName", "malformed"), ("PolicyDocument", document)]),
        ("PutUserPolicy", [("UserName", "admin"), ("PolicyName", "malformed"), ("PolicyDocument", document)]),
    ];
}
