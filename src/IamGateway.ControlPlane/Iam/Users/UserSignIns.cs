using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Users;

/// <summary>Ends sign-ins of IAM users, and with them the sessions made from them, when what they rest on has changed.</summary>
internal static class UserSignIns
{
    /// <summary>Ends them all but the one that the call came from.</summary>
    public static Task EndOtherSignInsAsync(this Scope scope, IamUser user, DateTimeOffset now, CancellationToken cancellationToken) =>
        EndAsync(OpenOf(scope, user).Where(signIn => !scope.Db.PrincipalSessions.Any(session => session.SignInSessionId == signIn.Id && session.Id == scope.Caller.SessionId)), now, cancellationToken);

    /// <summary>Ends those that have proved a second factor.</summary>
    public static Task EndMfaSignInsAsync(this Scope scope, IamUser user, DateTimeOffset now, CancellationToken cancellationToken) =>
        EndAsync(OpenOf(scope, user).Where(signIn => signIn.MfaAt != null), now, cancellationToken);

    private static IQueryable<SignInSession> OpenOf(Scope scope, IamUser user) => scope.Db.SignInSessions.Where(signIn => signIn.UserId == user.Id && signIn.EndedAt == null);

    private static async Task EndAsync(IQueryable<SignInSession> signIns, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var signIn in await signIns.ToListAsync(cancellationToken))
            signIn.EndedAt = now;
    }
}
