using System.Text;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Signatures;
using IamGateway.AspNetCore.Signing;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Sessions;

namespace IamGateway.Server.Composition;

/// <summary>The session credentials that tokens carry. A token is opened once and remembered; that its session was revoked, or its role or user changed, is asked each time, from memory.</summary>
internal sealed class SessionSigningCredentials(SessionCredentials credentials, LiveEntities entities, Revocations revocations)
{
    private const int Capacity = 10_000;

    private readonly RecentCache<string, Opened> _opened = new(Capacity);

    /// <summary>Null: the token is not one of ours, belongs to another key, or to a session that has no principal any more or was revoked.</summary>
    public async ValueTask<SigningCredential?> FindAsync(string keyId, string token, CancellationToken cancellationToken)
    {
        if (!_opened.TryGet(token, out var opened))
        {
            if (credentials.Open(token) is not { } session)
                return null;   // not remembered: whoever makes up tokens fills no memory
            opened = new Opened(session, await EntityAsync(session, cancellationToken));
            _opened.Set(token, opened);
        }

        var known = opened.Session;
        if (known.AccessKeyId != keyId || revocations.IsRevoked(known.SessionId, known.PrincipalId, known.IssuedAt))
            return null;

        var entity = await EntityAsync(known, cancellationToken);
        if (entity is null)
            return null;
        if (!ReferenceEquals(entity, opened.Entity))
            _opened.Set(token, opened = new Opened(known, entity));
        return opened.Credential;
    }

    /// <summary>The role or IAM user whose policies apply; for a root user what stands for it. Null: it is gone.</summary>
    private async ValueTask<object?> EntityAsync(SessionCredential session, CancellationToken cancellationToken) => session.Kind switch
    {
        SessionCredentialKind.AssumedRole => await entities.FindRoleAsync(session.PrincipalId, cancellationToken),
        _ when session.PrincipalId == session.AccountId => this,
        _ => await entities.FindUserAsync(session.PrincipalId, cancellationToken),
    };

    private sealed class Opened(SessionCredential session, object? entity)
    {
        public SessionCredential Session { get; } = session;

        public object? Entity { get; } = entity;

        public SigningCredential Credential { get; } = new(Encoding.UTF8.GetBytes(session.SecretAccessKey), SessionCaller.Of(session, entity)) { ExpiresAt = session.ExpiresAt };
    }
}
