using System.Text;
using IamGateway.ControlPlane.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Reports;

/// <summary>Writes credential reports: a row of the root user, then one of each IAM user by name.</summary>
internal static class CredentialReportWriter
{
    /// <summary>The report of the call's account as it is now.</summary>
    public static async Task<byte[]> WriteAsync(this Scope scope, CancellationToken cancellationToken)
    {
        var (db, id) = (scope.Db, scope.Account);
        var account = await db.Accounts.AsNoTracking().Include(one => one.Root).SingleAsync(one => one.Id == id, cancellationToken);
        var rule = await db.PasswordPolicies.AsNoTracking().SingleOrDefaultAsync(one => one.AccountId == id, cancellationToken);
        var users = await db.IamUsers.AsNoTracking().Where(user => user.AccountId == id).OrderBy(user => user.Name).ToListAsync(cancellationToken);
        var ofAccount = db.IamUsers.Where(user => user.AccountId == id).Select(user => user.Id);
        var keys = await db.AccessKeys.AsNoTracking().Where(key => ofAccount.Contains(key.UserId)).OrderBy(key => key.CreatedAt).ThenBy(key => key.Id).ToListAsync(cancellationToken);
        var certificates = await db.SigningCertificates.AsNoTracking().Where(one => ofAccount.Contains(one.UserId)).OrderBy(one => one.UploadedAt).ThenBy(one => one.Id).ToListAsync(cancellationToken);
        var devices = await db.MfaDevices.AsNoTracking().Where(device => device.AccountId == id && device.EnabledAt != null).Select(device => device.RootAccountId ?? device.UserId).ToListAsync(cancellationToken);

        var keysOf = keys.ToLookup(key => key.UserId, StringComparer.Ordinal);
        var certificatesOf = certificates.ToLookup(one => one.UserId, StringComparer.Ordinal);
        var withMfa = devices.ToHashSet(StringComparer.Ordinal);
        IEnumerable<CredentialRow> rows =
        [
            CredentialRow.Head,
            CredentialRow.Of(account, withMfa.Contains(id)),
            .. users.Select(user => CredentialRow.Of(user, [.. keysOf[user.Id]], [.. certificatesOf[user.Id]], withMfa.Contains(user.Id), rule)),
        ];
        return Encoding.UTF8.GetBytes(string.Join('\n', rows));
    }
}
