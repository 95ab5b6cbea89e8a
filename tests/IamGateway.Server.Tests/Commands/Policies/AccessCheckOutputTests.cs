using System.Text.Json.Nodes;
using IamGateway.Policy.Analysis;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;
using IamGateway.Server.Commands.Policies;

namespace IamGateway.Server.Tests.Commands.Policies;

public sealed class AccessCheckOutputTests
{
    private static readonly DecidingStatement Statement = new(PolicyType.Resource, "new.json", null, "Wide", 1);

    private static readonly AccessCheckResult Fail = new(
        AccessAnswer.Fail,
        new CounterExample(
            Principal.Parse(Cases.Alice),
            "s3:PutObject",
            "arn:aws:s3:::b/k",
            [new("aws:SourceIp", ["10.0.0.1"], false), new("aws:TagKeys", ["a", "b"], true), new("aws:UserAgent", null, false)],
            Statement),
        []);

    private static readonly AccessCheckResult Undecided = new(
        AccessAnswer.Undecided, null, [new UndecidedConstruct(Statement, "$.Statement[1].Condition", "It compares two variables.")]);

    [Fact]
    public void A_counter_example_is_shown_with_all_that_matters() =>
        Assert.Equal(
            """
            Fail: new.json grants a request that old.json does not grant:

              principal  arn:aws:iam::123456789012:user/alice
              action     s3:PutObject
              resource   arn:aws:s3:::b/k
              context    aws:SourceIp: 10.0.0.1
                         aws:TagKeys: [a, b]
                         aws:UserAgent: absent

            It is granted by statement 1 (Wide) of the resource policy new.json.
            """,
            AccessCheckOutput.Text(Fail, "old.json", "new.json"));

    [Fact]
    public void As_JSON_a_counter_example_has_the_request_of_a_case() =>
        Assert.Equal(
            """{"answer":"Fail","counterExample":{"request":{"principal":{"arn":"arn:aws:iam::123456789012:user/alice"},"action":"s3:PutObject","resource":{"arn":"arn:aws:s3:::b/k"},"context":{"aws:SourceIp":"10.0.0.1","aws:TagKeys":["a","b"]}},"hasBoundary":false,"policy":"new.json","sid":"Wide","statement":1},"reasons":[]}""",
            JsonNode.Parse(AccessCheckOutput.Json(Fail))!.ToJsonString());

    [Fact]
    public void Who_made_a_federated_session_is_part_of_the_request()
    {
        const string User = "arn:aws:iam::123456789012:user/broker";
        var session = Principal.Parse("arn:aws:sts::123456789012:federated-user/bob")!.MadeBy(User);
        var found = Fail with { CounterExample = Fail.CounterExample! with { Principal = session } };

        Assert.Contains($"federated-user/bob, a session made by {User}\n", AccessCheckOutput.Text(found, "old.json", "new.json"), StringComparison.Ordinal);
        Assert.Equal(User, (string)JsonNode.Parse(AccessCheckOutput.Json(found))!["counterExample"]!["request"]!["principal"]!["federatedBy"]!);
    }

    [Fact]
    public void What_kept_the_check_from_its_answer_is_named() =>
        Assert.Equal(
            """
            Undecided: neither could be proved, because of
              new.json $.Statement[1].Condition: It compares two variables.
            """,
            AccessCheckOutput.Text(Undecided, "old.json", "new.json"));

    [Fact]
    public void As_JSON_what_kept_it_is_a_list() =>
        Assert.Equal(
            """{"answer":"Undecided","counterExample":null,"reasons":[{"policy":"new.json","sid":"Wide","statement":1,"path":"$.Statement[1].Condition","message":"It compares two variables."}]}""",
            JsonNode.Parse(AccessCheckOutput.Json(Undecided))!.ToJsonString());
}
