using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.PermissionSets;

/// <summary>Who has which permission set where, and the roles that come of it.</summary>
public sealed class AssignmentBook(IDbContextFactory<IdentityDb> store, TimeProvider clock)
{
    /// <summary>Path of the roles of permission sets.</summary>
    public const string ReservedPath = "/aws-reserved/sso.amazonaws.com/";

    /// <summary>What a person can choose from, each pair once, ordered by account name and permission-set name.</summary>
    public async Task<IReadOnlyList<AssignedPermissionSet>> OfPersonAsync(string personId, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var pairs =
            from assignment in Assigned.To(db, personId)
            join account in db.Accounts on assignment.AccountId equals account.Id
            join set in db.PermissionSets on assignment.PermissionSetId equals set.Id
            orderby account.Name, account.Id, set.Name
            select new AssignedPermissionSet(account.Id, account.Name, set.Id, set.Name, set.Description);
        return [.. (await pairs.ToListAsync(cancellationToken)).Distinct()];
    }

    /// <summary>Assigns a permission set and provisions its role (<c>AWSReservedSSO_NAME_HASH</c> under <c>/aws-reserved/sso.amazonaws.com/</c>) in the account if it is not there. Assigning twice is fine.</summary>
    /// <exception cref="InvalidOperationException">There is no such permission set.</exception>
    /// <exception cref="DbUpdateException">There is no such account, person or group, or not exactly one of the last two is set.</exception>
    public async Task AssignAsync(Assignment assignment, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var isAssigned = await db.Assignments.AnyAsync(
            other => other.PermissionSetId == assignment.PermissionSetId && other.AccountId == assignment.AccountId
                && other.PersonId == assignment.PersonId && other.GroupId == assignment.GroupId,
            cancellationToken);
        var isProvisioned = await db.Roles.AnyAsync(
            role => role.PermissionSetId == assignment.PermissionSetId && role.AccountId == assignment.AccountId, cancellationToken);

        if (!isAssigned)
            db.Add(assignment);
        if (!isProvisioned)
        {
            var set = await db.PermissionSets.AsNoTracking().SingleOrDefaultAsync(set => set.Id == assignment.PermissionSetId, cancellationToken)
                ?? throw new InvalidOperationException($"There is no permission set {assignment.PermissionSetId}.");
            db.Add(RoleOf(set, assignment.AccountId));
        }

        await db.CommitAsync(cancellationToken);
    }

    private Role RoleOf(PermissionSet set, string accountId) => new()
    {
        Id = UniqueId.Iam("AROA"),
        AccountId = accountId,
        Path = ReservedPath,
        Name = $"AWSReservedSSO_{set.Name}_{UniqueId.Hex(16)}",
        PermissionSetId = set.Id,
        MaxSessionDuration = TimeSpan.FromHours(12), // how long a session lasts is the permission set's to say
        TrustPolicy = TrustPolicyOf(accountId),
        CreatedAt = clock.GetUtcNow(),
    };

    /// <summary>Trusts a provider that no account has, as AWS's reserved roles do: only signing in makes sessions of it.</summary>
    private static string TrustPolicyOf(string accountId) =>
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::ACCOUNT:saml-provider/AWSSSO_DO_NOT_DELETE"},"Action":["sts:AssumeRoleWithSAML","sts:TagSession"],"Condition":{"StringEquals":{"SAML:aud":"https://signin.aws.amazon.com/saml"}}}]}"""
            .Replace("ACCOUNT", accountId, StringComparison.Ordinal);
}
