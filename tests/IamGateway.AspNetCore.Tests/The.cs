using System.Collections.Immutable;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;

namespace IamGateway.AspNetCore.Tests;

/// <summary>The people and things that the tests are about.</summary>
internal static class The
{
    public const string Account = "111122223333";

    public static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public static IamGatewayUrls Urls { get; } = new(new Uri("https://sso.example.com/"));

    /// <summary>A person's role session without a second factor.</summary>
    public static Caller Alice { get; } = new()
    {
        Type = PrincipalType.AssumedRole,
        Arn = "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Developer_0123456789abcdef/alice",
        PrincipalArn = "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Developer_0123456789abcdef",
        Account = Account,
        UserId = "AROAEXAMPLEROLEID:alice",
        SessionId = "session-alice",
        Person = "alice",
        Groups = ["Developers", "Seoul"],
        Tags = ImmutableDictionary<string, string>.Empty.Add("team", "orders"),
        IssuedAt = Start,
        ExpiresAt = Start.AddHours(1),
    };

    /// <summary>The same with a second factor, proved two minutes before the tests start.</summary>
    public static Caller AliceWithMfa { get; } = Alice with { SessionId = "session-alice-mfa", MfaAt = Start.AddMinutes(-2) };

    /// <summary>An IAM user's session.</summary>
    public static Caller Bob { get; } = new()
    {
        Type = PrincipalType.User,
        Arn = "arn:aws:iam::111122223333:user/ops/bob",
        PrincipalArn = "arn:aws:iam::111122223333:user/ops/bob",
        Account = Account,
        UserId = "AIDAEXAMPLEUSERID",
        UserName = "bob",
        SessionId = "session-bob",
        IssuedAt = Start,
        ExpiresAt = Start.AddHours(1),
    };

    public static AccessTarget Order { get; } = new("orders:GetOrder", "arn:aws:orders:us-east-1:111122223333:order/7", Account, "us-east-1") { Route = "orders" };

    public static SignedInBrowser BrowserOf(Caller? caller) => new("signin-1", "alice", ["Developers"], Start, caller?.MfaAt, Start.AddHours(8), caller);
}
