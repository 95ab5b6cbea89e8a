using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Gateway;

/// <summary>Ends sessions that were issued until now; new ones may be made.</summary>
internal static class SessionRevocation
{
    /// <summary>Adds to the call's changes that no session of a subject counts any more.</summary>
    /// <param name="subjectId">Id of a session, a role or an IAM user, or an account for its root user.</param>
    public static async Task RevokeAsync(this Scope scope, string subjectId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var revocation = await scope.Db.Revocations.SingleOrDefaultAsync(one => one.SubjectId == subjectId, cancellationToken);
        if (revocation is null)
            scope.Db.Add(new Revocation { SubjectId = subjectId, AccountId = scope.Account, IssuedBefore = now, CreatedAt = now });
        else if (revocation.IssuedBefore < now)
            revocation.IssuedBefore = now;
    }
}
