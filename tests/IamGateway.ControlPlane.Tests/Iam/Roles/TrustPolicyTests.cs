using IamGateway.ControlPlane.Tests.Framework;
using IamGateway.ControlPlane.Tests.Iam.Policies;

namespace IamGateway.ControlPlane.Tests.Iam.Roles;

public sealed class TrustPolicyTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    /// <summary>A principal, <c>ACCOUNT</c> for the own account's number, and whether a trust policy may name it. Source: IAM User Guide, "AWS JSON policy elements: Principal".</summary>
    public static TheoryData<string, string, bool> Principals => new()
    {
        { "AWS",        "ACCOUNT",                                              true },
        { "AWS",        "arn:aws:iam::ACCOUNT:root",                            true },
        { "AWS",        "arn:aws:iam::999999999999:user/unknown",               true },     // of an account that is not of this gateway
        { "AWS",        "arn:aws:sts::ACCOUNT:assumed-role/CALLER/session",     false },
        { "AWS",        "arn:aws:iam::ACCOUNT:user/team/alice",                 true },
        { "AWS",        "arn:aws:iam::ACCOUNT:user/alice",                      false },    // another path
        { "AWS",        "arn:aws:iam::ACCOUNT:user/team/ALICE",                 false },    // names in ARNs have a letter case
        { "AWS",        "arn:aws:iam::ACCOUNT:user/unknown",                    false },
        { "AWS",        "arn:aws:iam::ACCOUNT:role/ci/caller",                  true },
        { "AWS",        "arn:aws:iam::ACCOUNT:role/caller",                     false },
        { "AWS",        "arn:aws:sts::ACCOUNT:assumed-role/caller/session",     true },
        { "AWS",        "arn:aws:sts::ACCOUNT:assumed-role/unknown/session",    false },
        { "Service",    "orders.amazonaws.com",                                 true },
    };

    [Theory, MemberData(nameof(Principals))]
    public async Task Users_and_roles_that_do_not_exist_are_invalid_principals(string kind, string written, bool isValid)
    {
        var principal = written.Replace("ACCOUNT", gateway.Account);
        await gateway.IamAsync(gateway.Admin, "CreateUser", ("UserName", "alice"), ("Path", "/team/"));
        await gateway.IamAsync(gateway.Admin, "CreateRole", ("RoleName", "caller"), ("Path", "/ci/"), ("AssumeRolePolicyDocument", Documents.Trust(gateway.Account)));
        await gateway.IamAsync(gateway.Admin, "DeleteRole", ("RoleName", "trusting"));

        var created = await gateway.IamAsync(gateway.Admin, "CreateRole", ("RoleName", "trusting"), ("AssumeRolePolicyDocument", Documents.Trust(principal, kind)));
        var updated = await gateway.IamAsync(gateway.Admin, "UpdateAssumeRolePolicy", ("RoleName", "caller"), ("PolicyDocument", Documents.Trust(principal, kind)));

        foreach (var answer in new[] { created, updated })
        {
            Assert.Equal(isValid ? null : "MalformedPolicyDocument", answer.Error);
            Assert.Equal(isValid ? "" : $"Invalid principal in policy: \"AWS\":\"{principal}\"", answer.Message);
        }
    }

    [Theory]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}""", "Principal")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"*"}]}""", "Resource")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"nobody"},"Action":"sts:AssumeRole"}]}""", "line 1, column")]
    public async Task A_trust_policy_is_checked_as_one(string document, string problem)
    {
        var answer = await gateway.IamAsync(gateway.Admin, "CreateRole", ("RoleName", "malformed"), ("AssumeRolePolicyDocument", document));

        Assert.Equal("MalformedPolicyDocument", answer.Error);
        Assert.Contains(problem, answer.Message);
    }

    [Fact]
    public async Task A_trust_policy_has_at_most_2048_characters()
    {
        var account = $"\"{gateway.Account}\"";
        var document = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":[{{string.Join(',', Enumerable.Repeat(account, 150))}}]},"Action":"sts:AssumeRole"}]}""";

        var answer = await gateway.IamAsync(gateway.Admin, "CreateRole", ("RoleName", "too-long"), ("AssumeRolePolicyDocument", document));

        Assert.Equal(("LimitExceeded", "Cannot exceed quota for ACLSizePerRole: 2048"), (answer.Error, answer.Message));
    }
}
