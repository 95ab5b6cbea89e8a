using System.Net;
using System.Text.Json.Nodes;
using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.AccessAnalyzer;

public sealed class AccessCheckTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private const string Wide = """{"Version":"2012-10-17","Statement":{"Sid":"Everything","Effect":"Allow","Action":"orders:*","Resource":"*"}}""";
    private const string Narrow = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"orders:Get","Resource":"*"}}""";

    [Theory]
    [InlineData(Narrow, Wide, "PASS", null, null)]
    [InlineData(Wide, Narrow, "FAIL", "0", "Everything")]
    public async Task A_change_that_grants_more_fails_with_its_statement(string updated, string existing, string result, string? index, string? sid)
    {
        var answer = (await CheckAsync("no-new-access", new JsonObject { ["newPolicyDocument"] = updated, ["existingPolicyDocument"] = existing, ["policyType"] = "IDENTITY_POLICY" })).Done();

        Assert.Equal((result, index, sid), (answer["result"], answer["reasons/member/statementIndex"], answer["reasons/member/statementId"]));
        Assert.Equal(result == "PASS", answer["reasons/member/description"]?.StartsWith("New access in the statement with sid: Everything, index: 0. For example orders:", StringComparison.Ordinal) != true);
    }

    [Theory]
    [InlineData(Narrow, "orders:Delete", "PASS")]
    [InlineData(Wide, "orders:Delete", "FAIL")]
    public async Task Access_that_is_granted_fails(string policy, string action, string result)
    {
        var answer = (await CheckAsync("access-not-granted", Access(policy, new JsonObject { ["actions"] = new JsonArray(action) }))).Done();

        Assert.Equal(result, answer["result"]);
    }

    [Fact]
    public async Task A_resource_policy_is_checked_for_every_principal()
    {
        const string Policy = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"orders:Get","Resource":"*"}}""";

        var answer = (await CheckAsync("no-new-access", new JsonObject { ["newPolicyDocument"] = Policy.Replace("111122223333:root", "444455556666:root", StringComparison.Ordinal), ["existingPolicyDocument"] = Policy, ["policyType"] = "RESOURCE_POLICY" })).Done();

        Assert.Equal("FAIL", answer["result"]);
        Assert.Contains(" by arn:aws:iam::444455556666:", answer["reasons/member/description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_decided_is_not_processed_and_says_why()
    {
        // What a variable stands for is tied to a key that is tested itself: docs/concepts/access-checks.md, "What may be undecided".
        const string Existing = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:x:::home/${aws:username}*"}}""";
        var updated = Existing.Replace("}*", "}/*", StringComparison.Ordinal);

        var answer = await CheckAsync("no-new-access", new JsonObject { ["newPolicyDocument"] = updated, ["existingPolicyDocument"] = Existing, ["policyType"] = "IDENTITY_POLICY" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("UnprocessableEntityException", answer.Error);
        Assert.Contains("$.Statement", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_cannot_be_read_is_an_invalid_parameter()
    {
        var answer = await CheckAsync("access-not-granted", Access("{}", new JsonObject { ["actions"] = new JsonArray("orders:Get") }));

        Assert.Equal((HttpStatusCode.BadRequest, "InvalidParameterException"), (answer.Status, answer.Error));
        Assert.Contains("policyDocument", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Access_that_names_nothing_is_an_invalid_parameter() =>
        Assert.Equal("InvalidParameterException", (await CheckAsync("access-not-granted", Access(Wide, []))).Error);

    private static JsonObject Access(string policy, JsonObject access) => new() { ["policyDocument"] = policy, ["policyType"] = "IDENTITY_POLICY", ["access"] = new JsonArray(access) };

    /// <summary>Who the statement is about, its condition, and the answer.</summary>
    public static TheoryData<string, string, string> Publicity => new()
    {
        { "\"*\"",                                                  "{}",                                                                          "FAIL" },
        { """{"AWS":"*"}""",                                        "{}",                                                                          "FAIL" },
        { """{"AWS":"arn:aws:iam::111122223333:root"}""",           "{}",                                                                          "PASS" },
        { """{"AWS":["arn:aws:iam::111122223333:root","*"]}""",     "{}",                                                                          "FAIL" },
        { """{"Service":"backup.amazonaws.com"}""",                 "{}",                                                                          "PASS" },
        { "\"*\"",                                                  """{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}""",                  "PASS" },
        { "\"*\"",                                                  """{"StringEqualsIfExists":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}""",          "FAIL" },   // whoever has no such key
        { "\"*\"",                                                  """{"StringNotEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}""",               "FAIL" },
        { "\"*\"",                                                  """{"StringLike":{"aws:PrincipalOrgID":"o-*"}}""",                             "FAIL" },   // any organization
        { "\"*\"",                                                  """{"StringEquals":{"aws:PrincipalTag/team":"ours"}}""",                       "FAIL" },   // anybody may have the tag
        { "\"*\"",                                                  """{"StringEquals":{"aws:PrincipalAccount":"${aws:ResourceAccount}"}}""",      "FAIL" },   // no fixed value
        { "\"*\"",                                                  """{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/*"}}""",     "PASS" },
        { "\"*\"",                                                  """{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/Admin"}}""",            "FAIL" },
        { "\"*\"",                                                  """{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""",                         "PASS" },
        { "\"*\"",                                                  """{"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}}""",                              "FAIL" },
        { "\"*\"",                                                  """{"IpAddress":{"aws:SourceIp":["203.0.113.0/24","128.0.0.0/1"]}}""",         "FAIL" },
    };

    [Theory, MemberData(nameof(Publicity))]
    public async Task A_resource_policy_is_public_unless_it_says_who(string principal, string condition, string result)
    {
        var policy = $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{{{principal}}},"Action":"orders:Get","Resource":"*","Condition":{{{condition}}}}}""";
        var trust = $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{{{principal}}},"Action":"sts:AssumeRole","Condition":{{{condition}}}}}""";

        Assert.Equal(result, (await PublicAsync(policy, "AWS::S3::Bucket"))["result"]);
        Assert.Equal(result, (await PublicAsync(trust, "AWS::IAM::AssumeRolePolicyDocument"))["result"]);
    }

    [Theory]
    [InlineData("""{"StringNotEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}""", "PASS")]
    [InlineData("""{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""", "PASS")]
    [InlineData("""{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}""", "FAIL")]
    public async Task A_deny_says_who_too_by_whom_it_exempts(string condition, string result)
    {
        var policy = $$"""{"Version":"2012-10-17","Statement":[{"Sid":"All","Effect":"Allow","Principal":"*","Action":"orders:Get","Resource":"*"},{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{{condition}}}]}""";

        var answer = await PublicAsync(policy, "AWS::SQS::Queue");

        Assert.Equal((result, result == "FAIL" ? "All" : null), (answer["result"], answer["reasons/member/statementId"]));
    }

    [Fact]
    public async Task A_kind_of_resource_that_is_not_known_is_refused() =>
        Assert.Equal("ValidationException", (await CheckAsync("no-public-access", new JsonObject { ["policyDocument"] = Wide, ["resourceType"] = "AWS::EC2::Instance" })).Error);

    private async Task<Answer> PublicAsync(string policy, string resourceType) =>
        (await CheckAsync("no-public-access", new JsonObject { ["policyDocument"] = policy, ["resourceType"] = resourceType })).Done();

    private Task<Answer> CheckAsync(string check, JsonObject input) => gateway.RestAsync(gateway.Admin, "access-analyzer", "POST", "/policy/check-" + check, input);
}
