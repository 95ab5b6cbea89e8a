using System.Text.Json.Nodes;
using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Gateway;

public sealed class ExplainAccessTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private const string WithSecondFactor =
        """{"Version":"2012-10-17","Statement":[{"Sid":"Change","Effect":"Allow","Action":"orders:*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}]}""";

    [Fact]
    public async Task What_is_missing_is_explained_by_the_statement_that_came_nearest()
    {
        await gateway.NewUserAsync("near", WithSecondFactor);

        var answer = (await ExplainAsync(gateway.Admin, User("near"))).Done();

        Assert.Equal(("ImplicitDeny", "NoIdentityPolicyAllows", "Identity"), (answer["Outcome"], answer["Reason"], answer["MissingAllow"]));
        Assert.Equal(("given", "Change"), (answer["NearMisses/member/Statement/Policy"], answer["NearMisses/member/Statement/Sid"]));
        Assert.Equal(
            ("Condition", "Bool", "aws:MultiFactorAuthPresent", "true"),
            (answer["NearMisses/member/Failures/member/Element"], answer["NearMisses/member/Failures/member/Operator"], answer["NearMisses/member/Failures/member/Key"], answer["NearMisses/member/Failures/member/Expected/member"]));
        Assert.Equal("aws:MultiFactorAuthPresent", answer["MissingContextValues/member"]);
    }

    [Fact]
    public async Task What_the_request_would_bring_is_named_by_the_call()
    {
        await gateway.NewUserAsync("proved", WithSecondFactor);

        var answer = (await ExplainAsync(gateway.Admin, User("proved"), ("aws:MultiFactorAuthPresent", "true"))).Done();

        Assert.Equal(("Allowed", "IdentityPolicyAllows"), (answer["Outcome"], answer["Reason"]));
        Assert.Equal(("Allow", "Change"), (answer["MatchedStatements/member/Effect"], answer["MatchedStatements/member/Statement/Sid"]));
        Assert.Equal("true", answer["Conditions/member/Actual/member"]);
        Assert.Null(answer["MissingAllow"]);
    }

    [Fact]
    public async Task A_change_of_policies_is_explained_at_once()
    {
        await gateway.NewUserAsync("changing", WithSecondFactor);
        (await ExplainAsync(gateway.Admin, User("changing"))).Done();

        await gateway.ReplacePolicyAsync("changing", """{"Version":"2012-10-17","Statement":{"Sid":"Never","Effect":"Deny","Action":"*","Resource":"*"}}""");

        var answer = (await ExplainAsync(gateway.Admin, User("changing"))).Done();
        Assert.Equal(("ExplicitDeny", "Never", "Deny"), (answer["Outcome"], answer["Statement/Sid"], answer["MatchedStatements/member/Effect"]));
    }

    [Fact]
    public async Task A_role_session_is_explained_as_denials_print_it()
    {
        const string Trust = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}""";
        (await gateway.IamAsync(gateway.Admin, "CreateRole", ("RoleName", "Clerk"), ("Path", "/staff/"), ("AssumeRolePolicyDocument", Trust))).Done();
        (await gateway.IamAsync(gateway.Admin, "PutRolePolicy", ("RoleName", "Clerk"), ("PolicyName", "own"),
            ("PolicyDocument", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"orders:*","Resource":"*","Condition":{"StringLike":{"aws:userid":"*:kim"}}}}"""))).Done();
        var caller = await gateway.NewUserAsync("auditor", ["iamgateway:ExplainAccess"], $"arn:aws:iam::{gateway.Account}:role/staff/Clerk");

        Assert.Equal("Allowed", (await ExplainAsync(caller, Session("Clerk", "kim"))).Done()["Outcome"]);
        Assert.Equal("ImplicitDeny", (await ExplainAsync(caller, Session("Clerk", "lee"))).Done()["Outcome"]);
        Assert.Equal("AccessDeniedException", (await ExplainAsync(caller, User("admin"))).Error);
        Assert.Equal("ResourceNotFoundException", (await ExplainAsync(gateway.Admin, Session("Nobody", "kim"))).Error);
    }

    [Fact]
    public async Task Principals_of_another_account_are_not_explained()
    {
        var stranger = await gateway.NewStrangerAsync("111122223333");

        Assert.Equal("ResourceNotFoundException", (await ExplainAsync(stranger, User("admin"))).Error);
    }

    private string User(string name) => $"arn:aws:iam::{gateway.Account}:user/{name}";

    private string Session(string role, string name) => $"arn:aws:sts::{gateway.Account}:assumed-role/{role}/{name}";

    private Task<Answer> ExplainAsync(Keys caller, string principal, params (string Key, string Value)[] context) => gateway.JsonAsync(caller, "iamgateway", "IamGateway.ExplainAccess", new JsonObject
    {
        ["PrincipalArn"] = principal,
        ["ActionName"] = "orders:DeleteOrder",
        ["ResourceArn"] = $"arn:aws:orders:us-east-1:{gateway.Account}:order/17",
        ["ContextEntries"] = new JsonArray([.. context.Select(entry => new JsonObject { ["ContextKeyName"] = entry.Key, ["ContextKeyValues"] = new JsonArray(entry.Value) })]),
    });
}
