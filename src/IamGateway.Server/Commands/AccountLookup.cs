using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Server.Commands;

/// <summary>Finds the account that a command is about.</summary>
internal static class AccountLookup
{
    /// <summary>Its id.</summary>
    /// <param name="account">Id or alias; null: the management account.</param>
    /// <exception cref="CommandException">There is no such account.</exception>
    public static async Task<string> RequireAccountAsync(this IdentityDb db, string? account, CancellationToken cancellationToken)
    {
        if (account is null)
            return (await db.Organizations.SingleAsync(cancellationToken)).ManagementAccountId;
        return await db.Accounts.Where(row => row.Id == account || row.Alias == account).Select(row => row.Id).SingleOrDefaultAsync(cancellationToken)
            ?? throw new CommandException($"There is no account '{account}'.");
    }
}
