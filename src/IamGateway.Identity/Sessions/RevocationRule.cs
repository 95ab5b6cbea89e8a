using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Sessions;

/// <summary>Which stored sessions a revocation has ended.</summary>
internal static class RevocationRule
{
    /// <summary>Whether a session, or every session of its principal, was revoked after it was issued.</summary>
    public static Task<bool> AppliesAsync(IdentityDb db, PrincipalSession session, CancellationToken cancellationToken)
    {
        var principalId = session.RoleId ?? session.UserId ?? session.AccountId;
        return db.Revocations.AnyAsync(
            revocation => (revocation.SubjectId == session.Id || revocation.SubjectId == principalId) && revocation.IssuedBefore > session.IssuedAt, cancellationToken);
    }
}
