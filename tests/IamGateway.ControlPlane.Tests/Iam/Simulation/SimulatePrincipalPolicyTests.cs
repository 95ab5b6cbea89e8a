using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Iam.Simulation;

public sealed class SimulatePrincipalPolicyTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private const string OfGroup = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"library:Read","Resource":"arn:aws:library:::shelf/${aws:username}"}}""";

    [Fact]
    public async Task The_policies_of_a_user_are_its_own_and_those_of_its_groups()
    {
        var arn = await NewReaderAsync("reader1", "readers1");

        var answer = await SimulateAsync(arn, ("ResourceArns.member.1", "arn:aws:library:::shelf/reader1"));

        Assert.Equal("allowed", answer["EvaluationResults/member/EvalDecision"]);
        Assert.Equal(("OfGroup", "group"), (answer["EvaluationResults/member/MatchedStatements/member/SourcePolicyId"], answer["EvaluationResults/member/MatchedStatements/member/SourcePolicyType"]));
        Assert.Equal("", answer["EvaluationResults/member/MissingContextValues"]);   // the user's name is known
    }

    [Fact]
    public async Task A_user_with_anothers_policies_has_its_own_name()
    {
        var arn = await NewReaderAsync("reader2", "readers2");

        var answer = await SimulateAsync(arn, ("ResourceArns.member.1", "arn:aws:library:::shelf/bob"), ("CallerArn", $"arn:aws:iam::{gateway.Account}:user/bob"));

        Assert.Equal("allowed", answer["EvaluationResults/member/EvalDecision"]);
    }

    [Fact]
    public async Task The_policies_of_a_group_alone_lack_what_its_members_bring()
    {
        await NewReaderAsync("reader3", "readers3");

        var answer = await SimulateAsync($"arn:aws:iam::{gateway.Account}:group/readers3", ("ResourceArns.member.1", "arn:aws:library:::shelf/reader3"));

        Assert.Equal("implicitDeny", answer["EvaluationResults/member/EvalDecision"]);
        Assert.Equal("aws:username", answer["EvaluationResults/member/MissingContextValues/member"]);
    }

    [Fact]
    public async Task A_role_keeps_within_its_boundary_unless_another_is_given()
    {
        const string Trust = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}""";
        var boundary = (await gateway.IamAsync(gateway.Admin, "CreatePolicy", ("PolicyName", "OnlyWrite"), ("PolicyDocument", OfGroup.Replace("Read", "Write", StringComparison.Ordinal)))).Done()["Policy/Arn"]!;
        var arn = (await gateway.IamAsync(gateway.Admin, "CreateRole", ("RoleName", "bounded"), ("AssumeRolePolicyDocument", Trust), ("PermissionsBoundary", boundary))).Done()["Role/Arn"]!;
        (await gateway.IamAsync(gateway.Admin, "AttachRolePolicy", ("RoleName", "bounded"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"))).Done();

        var own = await SimulateAsync(arn);
        var other = await SimulateAsync(arn, ("PermissionsBoundaryPolicyInputList.member.1", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"""));

        Assert.Equal(("implicitDeny", "false"), (own["EvaluationResults/member/EvalDecision"], own["EvaluationResults/member/PermissionsBoundaryDecisionDetail/AllowedByPermissionsBoundary"]));
        Assert.Equal(("allowed", "true"), (other["EvaluationResults/member/EvalDecision"], other["EvaluationResults/member/PermissionsBoundaryDecisionDetail/AllowedByPermissionsBoundary"]));
        Assert.Equal(("AdministratorAccess", "aws-managed"), (other["EvaluationResults/member/MatchedStatements/member/SourcePolicyId"], other["EvaluationResults/member/MatchedStatements/member/SourcePolicyType"]));
    }

    [Fact]
    public async Task Policies_that_are_given_add_to_those_it_has()
    {
        var arn = await NewReaderAsync("reader4", "readers4");

        var answer = await SimulateAsync(arn, ("PolicyInputList.member.1", """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"library:*","Resource":"*"}}"""));

        Assert.Equal("explicitDeny", answer["EvaluationResults/member/EvalDecision"]);
        Assert.Equal("PolicyInputList.1", answer["EvaluationResults/member/MatchedStatements/member/SourcePolicyId"]);
    }

    [Fact]
    public async Task The_keys_that_its_policies_ask_for_are_listed()
    {
        var arn = await NewReaderAsync("reader5", "readers5");

        var answer = (await gateway.IamAsync(gateway.Admin, "GetContextKeysForPrincipalPolicy", ("PolicySourceArn", arn))).Done();

        Assert.Equal("aws:username", answer["ContextKeyNames"]);
    }

    [Theory]
    [InlineData("arn:aws:iam::ACCOUNT:user/nobody-there", "NoSuchEntity")]
    [InlineData("arn:aws:iam::999999999999:user/admin", "NoSuchEntity")]
    [InlineData("arn:aws:iam::ACCOUNT:user/other/admin", "NoSuchEntity")]
    [InlineData("arn:aws:iam::ACCOUNT:policy/admin", "InvalidInput")]
    [InlineData("arn:aws:sts::ACCOUNT:assumed-role/a/b", "InvalidInput")]
    public async Task Only_users_groups_and_roles_of_the_account_have_policies(string arn, string error)
    {
        var answer = await gateway.IamAsync(gateway.Admin, "SimulatePrincipalPolicy", ("PolicySourceArn", arn.Replace("ACCOUNT", gateway.Account, StringComparison.Ordinal)), ("ActionNames.member.1", "library:Read"));

        Assert.Equal(error, answer.Error);
    }

    private async Task<string> NewReaderAsync(string user, string group)
    {
        (await gateway.IamAsync(gateway.Admin, "CreateGroup", ("GroupName", group))).Done();
        (await gateway.IamAsync(gateway.Admin, "PutGroupPolicy", ("GroupName", group), ("PolicyName", "OfGroup"), ("PolicyDocument", OfGroup))).Done();
        var arn = (await gateway.IamAsync(gateway.Admin, "CreateUser", ("UserName", user))).Done()["User/Arn"]!;
        (await gateway.IamAsync(gateway.Admin, "AddUserToGroup", ("GroupName", group), ("UserName", user))).Done();
        return arn;
    }

    private async Task<Answer> SimulateAsync(string arn, params (string, string)[] parameters) =>
        (await gateway.IamAsync(gateway.Admin, "SimulatePrincipalPolicy", [("PolicySourceArn", arn), ("ActionNames.member.1", "library:Read"), .. parameters])).Done();
}
