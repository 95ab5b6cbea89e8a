using System.Collections.Immutable;
using IamGateway.AspNetCore.Authentication;
using IamGateway.Identity.Sessions;

namespace IamGateway.Web.Tests.Hosting;

/// <summary>Sessions of the store, as authentication wants them.</summary>
internal sealed class SessionSource(LiveSessions sessions) : ISessionSource
{
    public async ValueTask<SignedInBrowser?> FindByCookieAsync(string secret, CancellationToken cancellationToken) =>
        await sessions.FindSignInAsync(secret, cancellationToken) is { } live
            ? new(live.Session.Id, live.DisplayName, [.. live.Groups], live.Session.SignedInAt, live.Session.MfaAt, live.Session.ExpiresAt, live.Principal is { } principal ? CallerOf(principal) : null)
            : null;

    public async ValueTask<Caller?> FindByIdAsync(string sessionId, CancellationToken cancellationToken) =>
        await sessions.FindPrincipalAsync(sessionId, cancellationToken) is { } principal ? CallerOf(principal) : null;

    private static Caller CallerOf(LivePrincipal live)
    {
        var arn = (live.Role, live.User) switch
        {
            ({ } role, _) => $"arn:aws:sts::{live.Account.Id}:assumed-role/{role.Name}/{live.Session.SessionName}",
            (_, { } user) => user.Arn,
            _ => $"arn:aws:iam::{live.Account.Id}:root",
        };
        return new()
        {
            Type = live.Role is not null ? PrincipalType.AssumedRole : live.User is not null ? PrincipalType.User : PrincipalType.Account,
            Arn = arn,
            PrincipalArn = live.Role?.Arn ?? arn,
            Account = live.Account.Id,
            UserId = live.Session.Id,
            SessionId = live.Session.Id,
            UserName = live.User?.Name,
            Person = live.Person?.UserName,
            Groups = [.. live.Groups],
            IssuedAt = live.Session.IssuedAt,
            ExpiresAt = live.Session.ExpiresAt,
            MfaAt = live.Session.MfaAt,
        };
    }
}
