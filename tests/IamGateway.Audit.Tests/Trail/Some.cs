using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.Audit.Trail;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Audit.Tests.Trail;

/// <summary>Records to write.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Time = new(2026, 1, 5, 23, 59, 0, 250, TimeSpan.Zero);

    public static Caller Alice { get; } = new()
    {
        Type = PrincipalType.AssumedRole,
        Arn = "arn:aws:sts::111122223333:assumed-role/Developer/alice",
        PrincipalArn = "arn:aws:iam::111122223333:role/Developer",
        Account = "111122223333",
        UserId = "AROAEXAMPLE:alice",
        SessionId = "session-alice",
        Person = "김영희",
    };

    public static DecisionRecord Decision(string id = "0123456789abcdef0123456789abcdef") => new()
    {
        Id = id,
        Time = Time,
        Caller = Alice,
        Target = new AccessTarget("orders:DeleteOrder", "arn:aws:orders:us-east-1:111122223333:order/7", "111122223333", "us-east-1") { Route = "orders" },
        Decision = new Decision(DecisionOutcome.ExplicitDeny, DecisionReason.DenyStatement, new DecidingStatement(PolicyType.Identity, "ForceMfa", "v2", "NeedsMfa", 1)),
        NeedsMfa = true,
        SourceIp = "192.0.2.9",
        Method = "DELETE",
        Path = "/orders/7",
        Host = "app.example.com",
        Latency = TimeSpan.FromMicroseconds(84),
        UserAgent = "curl/8",
    };

    public static SignInEvent SignIn(string step = "SignIn") => new() { Time = Time, Step = step, Succeeded = true };
}
