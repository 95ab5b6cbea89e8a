using System.Security.Cryptography;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Accounts;

/// <summary>The first organization of an installation.</summary>
public static class Founding
{
    private const string LettersAndDigits = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>The organization; made first, with its management account and that account's root user, when the store is empty. Two processes may do it at once.</summary>
    /// <param name="accountName">Name of the management account, used only when it is made.</param>
    /// <param name="rootEmail">E-mail of the root user, used only when it is made. The root user has no password: nobody can sign in as it until a one-time link was used.</param>
    /// <param name="accountId">Twelve digits; null: random.</param>
    public static async Task<Organization> EnsureAsync(
        IDbContextFactory<IdentityDb> store, TimeProvider clock, string accountName, string rootEmail, string? accountId, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Organizations.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } existing)
            return existing;

        var now = clock.GetUtcNow();
        var account = new Account { Id = accountId ?? RandomAccountId(), Name = accountName, CreatedAt = now };
        account.Root = new RootUser { AccountId = account.Id, Email = rootEmail };
        var organization = new Organization
        {
            Id = "o-" + RandomNumberGenerator.GetString(LettersAndDigits, 10),
            ManagementAccountId = account.Id,
            CreatedAt = now,
        };
        db.AddRange(account, organization);
        await db.CommitAsync(cancellationToken);
        return organization;
    }

    /// <summary>Not beginning with zero, which tools that take it for a number would drop.</summary>
    private static string RandomAccountId() => RandomNumberGenerator.GetString("123456789", 1) + RandomNumberGenerator.GetString("0123456789", 11);
}
