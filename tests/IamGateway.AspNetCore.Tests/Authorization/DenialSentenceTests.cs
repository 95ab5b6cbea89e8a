using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.AspNetCore.Tests.Authorization;

public sealed class DenialSentenceTests
{
    private const string Start = "User: arn:aws:iam::111122223333:user/ops/bob is not authorized to perform: orders:GetOrder on resource: arn:aws:orders:us-east-1:111122223333:order/7 ";

    public static TheoryData<DecisionReason, PolicyType?, string, string> Reasons => new()
    {
        { DecisionReason.NoIdentityPolicyAllows,      null,                           "",                "because no identity-based policy allows the orders:GetOrder action" },
        { DecisionReason.NoPermissionsBoundaryAllows, null,                           "",                "because no permissions boundary allows the orders:GetOrder action" },
        { DecisionReason.NoSessionPolicyAllows,       null,                           "",                "because no session policy allows the orders:GetOrder action" },
        { DecisionReason.NoResourcePolicyAllows,      null,                           "",                "because no resource-based policy allows the orders:GetOrder action" },
        { DecisionReason.DenyStatement,               PolicyType.Identity,            "inline",          "with an explicit deny in an identity-based policy" },
        { DecisionReason.DenyStatement,               PolicyType.Identity,            "arn:aws:iam::1:policy/P", "with an explicit deny in an identity-based policy: arn:aws:iam::1:policy/P" },
        { DecisionReason.DenyStatement,               PolicyType.PermissionsBoundary, "inline",          "with an explicit deny in a permissions boundary" },
        { DecisionReason.DenyStatement,               PolicyType.Session,             "inline",          "with an explicit deny in a session policy" },
        { DecisionReason.EvaluationFailed,            null,                           "",                "because the decision could not be made" },
    };

    [Theory, MemberData(nameof(Reasons))]
    public void The_end_of_the_sentence_says_why(DecisionReason reason, PolicyType? type, string policy, string end)
    {
        var statement = type is { } role ? new DecidingStatement(role, policy, null, null, 0) : null;
        var outcome = reason == DecisionReason.DenyStatement ? DecisionOutcome.ExplicitDeny : DecisionOutcome.ImplicitDeny;
        Assert.Equal(Start + end, DenialSentence.Of(Record(new Decision(outcome, reason, statement)), DenialCause.NotAllowed));
    }

    [Fact]
    public void An_unmapped_request_is_named_so() =>
        Assert.Equal(
            Start + "because the service has no action for this method and path",
            DenialSentence.Of(Record(default) with { Target = The.Order with { IsMapped = false } }, DenialCause.NotAllowed));

    [Fact]
    public void Every_problem_with_a_credential_has_its_words()
    {
        var words = Enum.GetValues<AuthenticationProblem>().Where(problem => problem != AuthenticationProblem.None).Select(DenialSentence.Credential).ToList();
        Assert.DoesNotContain(null, words);
        Assert.Equal(words.Count, words.Distinct().Count());
    }

    private static DecisionRecord Record(Decision decision) => new()
    {
        Id = "0123456789abcdef0123456789abcdef",
        Time = The.Start,
        Caller = The.Bob,
        Target = The.Order,
        Decision = decision,
        SourceIp = "192.0.2.9",
        Method = "GET",
        Path = "/orders/7",
        Host = "app.example.com",
        Latency = TimeSpan.Zero,
    };
}
