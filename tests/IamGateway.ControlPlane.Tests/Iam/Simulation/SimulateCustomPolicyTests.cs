using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Iam.Simulation;

public sealed class SimulateCustomPolicyTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private const string Book = "arn:aws:library:::book/1";
    private const string AllowRead = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"library:Read","Resource":"*"}}""";
    private const string AllowAll = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";
    private const string DenyRead = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"library:Read","Resource":"*"}]}""";
    private const string WithMfa = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"library:*","Resource":"arn:aws:library:::book/${aws:PrincipalTag/shelf}","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}}""";

    /// <summary>Policy, boundary (empty: none), decision of library:Read, matched statements, what the boundary says.</summary>
    public static TheoryData<string, string, string, string, string?> Decisions => new()
    {
        { AllowRead,  "",       "allowed",      "PolicyInputList.1", null },
        { DenyRead,   "",       "explicitDeny", "PolicyInputList.1", null },                                      // the deny alone
        { AllowAll,   AllowRead, "allowed",     "PolicyInputList.1 PermissionsBoundaryPolicyInputList.1", "true" },
        { AllowRead,  DenyRead, "explicitDeny", "PermissionsBoundaryPolicyInputList.1", "false" },
        { AllowRead,  """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"library:Write","Resource":"*"}}""", "implicitDeny", "PolicyInputList.1", "false" },
        { WithMfa,    "",       "implicitDeny", "", null },
    };

    [Theory, MemberData(nameof(Decisions))]
    public async Task Answers_the_decision_and_what_led_to_it(string policy, string boundary, string decision, string matched, string? byBoundary)
    {
        (string, string)[] limit = boundary.Length == 0 ? [] : [("PermissionsBoundaryPolicyInputList.member.1", boundary)];

        var answer = await SimulateAsync(policy, [.. limit, ("ResourceArns.member.1", Book)]);

        Assert.Equal(decision, answer["EvaluationResults/member/EvalDecision"]);
        Assert.Equal("library:Read", answer["EvaluationResults/member/EvalActionName"]);
        Assert.Equal(Book, answer["EvaluationResults/member/EvalResourceName"]);
        Assert.Equal(decision, answer["EvaluationResults/member/ResourceSpecificResults/member/EvalResourceDecision"]);
        Assert.Equal(matched.Split(' ', StringSplitOptions.RemoveEmptyEntries), answer.All("SourcePolicyId").Take(answer.All("SourcePolicyId").Count / 2));   // the rest: of the one resource
        Assert.Equal(byBoundary, answer["EvaluationResults/member/PermissionsBoundaryDecisionDetail/AllowedByPermissionsBoundary"]);
    }

    [Fact]
    public async Task A_matched_statement_has_its_place_in_the_document()
    {
        var answer = await SimulateAsync(DenyRead);

        Assert.Equal(("1", "85"), (answer["EvaluationResults/member/MatchedStatements/member/StartPosition/Line"], answer["EvaluationResults/member/MatchedStatements/member/StartPosition/Column"]));
        Assert.Equal(("1", DenyRead.LastIndexOf(']') + 1), (answer["EvaluationResults/member/MatchedStatements/member/EndPosition/Line"], int.Parse(answer["EvaluationResults/member/MatchedStatements/member/EndPosition/Column"]!)));
        Assert.Null(answer["EvaluationResults/member/ResourceSpecificResults"]);   // every resource is asked about
    }

    [Fact]
    public async Task Keys_that_are_asked_for_and_not_given_are_missing()
    {
        var without = await SimulateAsync(WithMfa, ("ResourceArns.member.1", Book));
        var with = await SimulateAsync(
            WithMfa,
            ("ResourceArns.member.1", Book),
            ("ContextEntries.member.1.ContextKeyName", "aws:multifactorauthpresent"), ("ContextEntries.member.1.ContextKeyType", "boolean"), ("ContextEntries.member.1.ContextKeyValues.member.1", "true"),
            ("ContextEntries.member.2.ContextKeyName", "aws:PrincipalTag/shelf"), ("ContextEntries.member.2.ContextKeyValues.member.1", "1"));

        Assert.Equal("aws:MultiFactorAuthPresent aws:PrincipalTag/shelf", string.Join(' ', Missing(without)));
        Assert.Equal("allowed", with["EvaluationResults/member/EvalDecision"]);
        Assert.Equal("", with["EvaluationResults/member/MissingContextValues"]);
    }

    [Fact]
    public async Task Lists_of_values_are_multivalued_keys()
    {
        const string Policy = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"ForAllValues:StringEquals":{"aws:TagKeys":["a","b"]}}}}""";

        Assert.Equal(("allowed", "implicitDeny"), (await DecideAsync("a", "b"), await DecideAsync("a", "c")));

        async Task<string?> DecideAsync(params string[] keys) =>
            (await SimulateAsync(Policy, [("ContextEntries.member.1.ContextKeyName", "aws:TagKeys"), ("ContextEntries.member.1.ContextKeyType", "stringList"),
                .. keys.Select((key, index) => ($"ContextEntries.member.1.ContextKeyValues.member.{index + 1}", key))]))["EvaluationResults/member/EvalDecision"];
    }

    [Theory]
    [InlineData("user/alice", "allowed", "resource")]
    [InlineData("user/bob", "implicitDeny", null)]
    public async Task A_resource_policy_is_compared_with_the_caller(string caller, string decision, string? source)
    {
        var answer = await SimulateAsync(
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"library:Write","Resource":"*"}}""",
            ("ResourceArns.member.1", Book),
            ("CallerArn", $"arn:aws:iam::{gateway.Account}:{caller}"),
            ("ResourcePolicy", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::ACCOUNT:user/alice"},"Action":"library:Read","Resource":"*"}}""".Replace("ACCOUNT", gateway.Account, StringComparison.Ordinal)));

        Assert.Equal(decision, answer["EvaluationResults/member/EvalDecision"]);
        Assert.Equal(source, answer["EvaluationResults/member/MatchedStatements/member/SourcePolicyType"]);
    }

    [Fact]
    public async Task A_resource_of_another_account_needs_both_policies()
    {
        (string, string)[] request = [("ResourceArns.member.1", Book), ("CallerArn", $"arn:aws:iam::{gateway.Account}:user/alice")];

        var own = await SimulateAsync(AllowRead, request);
        var another = await SimulateAsync(AllowRead, [.. request, ("ResourceOwner", "arn:aws:iam::999999999999:root")]);

        Assert.Equal(("allowed", "implicitDeny"), (own["EvaluationResults/member/EvalDecision"], another["EvaluationResults/member/EvalDecision"]));
    }

    [Fact]
    public async Task Every_action_is_asked_on_every_resource_page_by_page()
    {
        (string, string)[] asked =
        [
            ("PolicyInputList.member.1", AllowRead), ("ActionNames.member.1", "library:Read"), ("ActionNames.member.2", "library:Write"),
            ("ResourceArns.member.1", Book), ("ResourceArns.member.2", "arn:aws:library:::book/2"), ("MaxItems", "3"),
        ];

        var first = (await gateway.IamAsync(gateway.Admin, "SimulateCustomPolicy", asked)).Done();
        var second = (await gateway.IamAsync(gateway.Admin, "SimulateCustomPolicy", [.. asked, ("Marker", first["Marker"]!)])).Done();

        Assert.Equal(("true", "false"), (first["IsTruncated"], second["IsTruncated"]));
        Assert.Equal(["allowed", "allowed", "implicitDeny", "implicitDeny"], [.. first.All("EvalDecision"), .. second.All("EvalDecision")]);
        Assert.Equal("arn:aws:library:::book/2", second["EvaluationResults/member/EvalResourceName"]);
    }

    /// <summary>A parameter, a value of it that cannot be, and a word of the answer.</summary>
    [Theory]
    [InlineData("PolicyInputList.member.2", "{}", "PolicyInputList.2 cannot be read as a policy")]
    [InlineData("ActionNames.member.2", "library", "Invalid action name")]
    [InlineData("ActionNames.member.2", "library:*", "Invalid action name")]
    [InlineData("ResourceArns.member.1", "book", "Invalid resource")]
    [InlineData("CallerArn", "arn:aws:iam::123456789012:role/r", "is not the ARN of an IAM user")]
    [InlineData("ResourcePolicy", """{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}""", "CallerArn is required")]
    [InlineData("ResourceOwner", "me", "ResourceOwner")]
    [InlineData("ContextEntries.member.1.ContextKeyType", "ip", "needs a ContextKeyName")]
    public async Task Refuses_what_cannot_be_simulated(string parameter, string value, string word)
    {
        var answer = await gateway.IamAsync(gateway.Admin, "SimulateCustomPolicy", ("PolicyInputList.member.1", AllowAll), ("ActionNames.member.1", "library:Read"), (parameter, value));

        Assert.Equal("InvalidInput", answer.Error);
        Assert.Contains(word, answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("numeric", "ten", false)]
    [InlineData("numeric", "-1.5e3", true)]
    [InlineData("boolean", "yes", false)]
    [InlineData("ip", "10.0.0.0/8", true)]
    [InlineData("ip", "10.0.0", true)]        // how the system reads addresses
    [InlineData("ip", "here", false)]
    [InlineData("date", "1700000000", true)]
    [InlineData("date", "2026-01-05T09:00:00Z", true)]
    [InlineData("dateList", "soon", false)]
    [InlineData("binary", "QmluYXJ5", true)]
    [InlineData("binary", "no base64!", false)]
    [InlineData("string", "anything", true)]
    public async Task A_value_must_be_of_its_type(string type, string value, bool isRead)
    {
        var answer = await gateway.IamAsync(gateway.Admin, "SimulateCustomPolicy",
            ("PolicyInputList.member.1", AllowAll), ("ActionNames.member.1", "library:Read"),
            ("ContextEntries.member.1.ContextKeyName", "library:key"), ("ContextEntries.member.1.ContextKeyType", type), ("ContextEntries.member.1.ContextKeyValues.member.1", value));

        Assert.Equal(isRead ? null : "InvalidInput", answer.Error);
    }

    [Fact]
    public async Task The_keys_that_policies_ask_for_are_listed()
    {
        var answer = (await gateway.IamAsync(gateway.Admin, "GetContextKeysForCustomPolicy", ("PolicyInputList.member.1", AllowAll), ("PolicyInputList.member.2", WithMfa))).Done();

        Assert.Equal(("aws:MultiFactorAuthPresent", "aws:PrincipalTag/shelf"), (answer["ContextKeyNames/member[1]"], answer["ContextKeyNames/member[2]"]));
        Assert.Null(answer["ContextKeyNames/member[3]"]);
    }

    private static IEnumerable<string?> Missing(Answer answer) =>
        [answer["EvaluationResults/member/MissingContextValues/member[1]"], answer["EvaluationResults/member/MissingContextValues/member[2]"]];

    private async Task<Answer> SimulateAsync(string policy, params (string, string)[] parameters) =>
        (await gateway.IamAsync(gateway.Admin, "SimulateCustomPolicy", [("PolicyInputList.member.1", policy), ("ActionNames.member.1", "library:Read"), .. parameters])).Done();
}
