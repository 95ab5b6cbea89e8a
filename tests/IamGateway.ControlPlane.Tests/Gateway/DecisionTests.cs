using System.Text.Json.Nodes;
using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Gateway;

public sealed class DecisionTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private const string Unknown = "0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task A_denial_is_found_by_the_id_that_its_message_seals()
    {
        var caller = await gateway.NewUserAsync("denied", ["iam:GetUser"], "*");

        var found = (await GetAsync(gateway.Admin, await DenyAsync(caller))).Done();

        Assert.Equal($"arn:aws:iam::{gateway.Account}:user/denied", found["Decision/Principal/Arn"]);
        Assert.Equal(("iam:CreateUser", "ImplicitDeny", "NoIdentityPolicyAllows"), (found["Decision/Action"], found["Decision/Outcome"], found["Decision/Reason"]));
        Assert.Equal($"arn:aws:iam::{gateway.Account}:user/x", found["Decision/Resource"]);
        Assert.Equal("Identity", found["MissingAllow"]);
        Assert.Null(found["Decision/Statement"]);
    }

    [Fact]
    public async Task The_statement_that_denied_is_named_with_its_policy()
    {
        var caller = await gateway.NewUserAsync("forbidden", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Sid":"NoUsers","Effect":"Deny","Action":"iam:CreateUser","Resource":"*"}]}""");

        var found = (await GetAsync(gateway.Admin, await DenyAsync(caller))).Done();

        Assert.Equal(("Identity", "given", "NoUsers", "1"), (found["Decision/Statement/Type"], found["Decision/Statement/Policy"], found["Decision/Statement/Sid"], found["Decision/Statement/Index"]));
        Assert.Null(found["MissingAllow"]);
    }

    [Fact]
    public async Task A_decision_of_another_account_is_not_shown()
    {
        var stranger = await gateway.NewStrangerAsync("111122223333");
        var id = await DenyAsync(await gateway.NewUserAsync("ours", ["iam:GetUser"], "*"));

        Assert.Equal("ResourceNotFoundException", (await GetAsync(stranger, id)).Error);
        Assert.Equal("ResourceNotFoundException", (await GetAsync(gateway.Admin, Unknown)).Error);
    }

    [Fact]
    public async Task Nobody_else_is_shown_a_decision()
    {
        var id = await DenyAsync(await gateway.NewUserAsync("private", ["iam:GetUser"], "*"));
        var curious = await gateway.NewUserAsync("curious", ["iamgateway:GetDecision"], $"arn:aws:iamgateway::{gateway.Account}:decision/{Unknown}");

        Assert.Equal("AccessDeniedException", (await GetAsync(curious, id)).Error);
        Assert.Equal("ResourceNotFoundException", (await GetAsync(curious, Unknown)).Error);
    }

    [Fact]
    public async Task A_denial_of_nobody_is_for_the_management_account_to_see()
    {
        var routed = new TestGateway
        {
            Settings = new Dictionary<string, string?>
            {
                ["ReverseProxy:Routes:orders:ClusterId"] = "orders",
                ["ReverseProxy:Routes:orders:Match:Path"] = "/orders/{**rest}",
                ["ReverseProxy:Clusters:orders:Destinations:only:Address"] = "http://127.0.0.1:9",
            },
        };
        await routed.InitializeAsync();
        try
        {
            var denial = JsonNode.Parse(await (await routed.Client.GetAsync(new Uri("/orders/17", UriKind.Relative), CancellationToken.None)).Content.ReadAsStringAsync(CancellationToken.None))!;
            var input = new JsonObject { ["DecisionId"] = denial["decisionId"]!.GetValue<string>() };

            var found = (await routed.JsonAsync(routed.Admin, "iamgateway", "IamGateway.GetDecision", input)).Done();

            Assert.Equal(("/orders/17", "orders"), (found["Decision/Path"], found["Decision/Route"]));
            Assert.Equal("ResourceNotFoundException", (await routed.JsonAsync(await routed.NewStrangerAsync("111122223333"), "iamgateway", "IamGateway.GetDecision", input)).Error);
        }
        finally
        {
            await routed.DisposeAsync();
        }
    }

    /// <summary>Has a call denied; the decision's id.</summary>
    private async Task<string> DenyAsync(Keys caller)
    {
        var denied = await gateway.IamAsync(caller, "CreateUser", ("UserName", "x"));
        var details = await gateway.StsAsync(gateway.Admin, "DecodeAuthorizationMessage", ("EncodedMessage", denied.Message.Split(' ')[^1]));
        return JsonNode.Parse(details.Done()["DecodedMessage"]!)!["decisionId"]!.GetValue<string>();
    }

    private Task<Answer> GetAsync(Keys caller, string id) => gateway.JsonAsync(caller, "iamgateway", "IamGateway.GetDecision", new JsonObject { ["DecisionId"] = id });
}
