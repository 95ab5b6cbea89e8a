using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Web.Tests.Answers;

/// <summary>Decision records to show.</summary>
internal static class DenialRecords
{
    public static Caller Alice { get; } = new()
    {
        Type = PrincipalType.AssumedRole,
        Arn = "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Developer_0123456789abcdef/alice",
        PrincipalArn = "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Developer_0123456789abcdef",
        Account = "123456789012",
        UserId = "AROAEXAMPLE:alice",
        SessionId = "s-1",
        Person = "alice",
    };

    public static DecisionRecord Denied(DecisionOutcome outcome, DecisionReason reason, DecidingStatement? statement = null) => new()
    {
        Id = "0123456789abcdef0123456789abcdef",
        Time = DateTimeOffset.UnixEpoch,
        Caller = Alice,
        Target = new("orders:DeleteOrder", "arn:aws:orders:eu-central-1:123456789012:order/42", "123456789012", "eu-central-1"),
        Decision = new(outcome, reason, statement),
        SourceIp = "192.0.2.9",
        Method = "DELETE",
        Path = "/orders/42",
        Host = "sso.test",
        Latency = TimeSpan.FromMilliseconds(1),
    };
}
