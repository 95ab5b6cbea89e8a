using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using IamGateway.AspNetCore.Authentication;
using IamGateway.Identity.Sessions;

namespace IamGateway.Server.Composition;

/// <summary>Live sessions of the identity store as callers.</summary>
/// <remarks>One caller for as long as a session is remembered: what is made for a caller, such as its signed identity, is found by it again.</remarks>
internal sealed class IdentitySessionSource(LiveSessions sessions) : ISessionSource
{
    private readonly ConditionalWeakTable<LiveSignIn, SignedInBrowser> _browsers = [];
    private readonly ConditionalWeakTable<LivePrincipal, Caller> _callers = [];

    public async ValueTask<SignedInBrowser?> FindByCookieAsync(string secret, CancellationToken cancellationToken) =>
        await sessions.FindSignInAsync(secret, cancellationToken) is { } signIn ? _browsers.GetValue(signIn, BrowserOf) : null;

    public async ValueTask<Caller?> FindByIdAsync(string sessionId, CancellationToken cancellationToken) =>
        await sessions.FindPrincipalAsync(sessionId, cancellationToken) is { } principal ? _callers.GetValue(principal, CallerOf) : null;

    private SignedInBrowser BrowserOf(LiveSignIn signIn) => new(
        signIn.Session.Id,
        signIn.DisplayName,
        [.. signIn.Groups],
        signIn.Session.SignedInAt,
        signIn.Session.MfaAt,
        signIn.Session.ExpiresAt,
        signIn.Principal is { } principal ? _callers.GetValue(principal, CallerOf) : null)
    {
        MfaDue = signIn.MfaDue,
    };

    /// <summary>The principal of a session, named as <c>aws:userid</c> and <c>aws:PrincipalArn</c> have it. Source: IAM User Guide, "AWS global condition context keys".</summary>
    internal static Caller CallerOf(LivePrincipal principal)
    {
        var session = principal.Session;
        var account = session.AccountId;
        var (type, arn, principalArn, userId, entityId) = principal switch
        {
            { Role: { } role } => (PrincipalType.AssumedRole, $"arn:aws:sts::{account}:assumed-role/{role.Name}/{session.SessionName}", role.Arn, $"{role.Id}:{session.SessionName}", role.Id),
            { User: { } user } => (PrincipalType.User, user.Arn, user.Arn, user.Id, user.Id),
            _ => (PrincipalType.Account, $"arn:aws:iam::{account}:root", $"arn:aws:iam::{account}:root", account, account),
        };
        return new Caller
        {
            Type = type,
            Arn = arn,
            PrincipalArn = principalArn,
            Account = account,
            UserId = userId,
            EntityId = entityId,
            UserName = principal.User?.Name,
            Person = principal.Person?.UserName,
            Groups = [.. principal.Groups],
            Tags = principal.Tags.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase),
            SessionId = session.Id,
            IssuedAt = session.IssuedAt,
            ExpiresAt = session.ExpiresAt,
            MfaAt = session.MfaAt,
        };
    }
}
