using System.Collections.Immutable;
using IamGateway.AspNetCore.Authentication;
using IamGateway.Identity.Sessions;

namespace IamGateway.Federation.Tests.Hosting;

/// <summary>The store's sessions as the authenticator wants them.</summary>
internal sealed class SessionSource(LiveSessions live) : ISessionSource
{
    public async ValueTask<SignedInBrowser?> FindByCookieAsync(string secret, CancellationToken cancellationToken) =>
        await live.FindSignInAsync(secret, cancellationToken) is { } found
            ? new SignedInBrowser(found.Session.Id, found.DisplayName, [.. found.Groups], found.Session.SignedInAt, found.Session.MfaAt, found.Session.ExpiresAt, found.Principal is { } principal ? Caller(principal) : null) { MfaDue = found.MfaDue }
            : null;

    public async ValueTask<Caller?> FindByIdAsync(string sessionId, CancellationToken cancellationToken) =>
        await live.FindPrincipalAsync(sessionId, cancellationToken) is { } principal ? Caller(principal) : null;

    private static Caller Caller(LivePrincipal principal)
    {
        var (type, arn) = principal switch
        {
            { Role: { } role } => (PrincipalType.AssumedRole, $"arn:aws:sts::{principal.Account.Id}:assumed-role/{role.Name}/{principal.Session.SessionName}"),
            { User: { } user } => (PrincipalType.User, user.Arn),
            _ => (PrincipalType.Account, $"arn:aws:iam::{principal.Account.Id}:root"),
        };
        return new Caller
        {
            Type = type,
            Arn = arn,
            PrincipalArn = principal.Role?.Arn ?? arn,
            Account = principal.Account.Id,
            UserId = principal.User?.Id ?? principal.Role?.Id ?? principal.Account.Id,
            SessionId = principal.Session.Id,
            UserName = principal.User?.Name,
            Person = principal.Person?.UserName,
            Groups = [.. principal.Groups],
            Tags = principal.Tags.ToImmutableDictionary(),
            IssuedAt = principal.Session.IssuedAt,
            ExpiresAt = principal.Session.ExpiresAt,
            MfaAt = principal.Session.MfaAt,
        };
    }
}
