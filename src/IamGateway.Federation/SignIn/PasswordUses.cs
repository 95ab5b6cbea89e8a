using IamGateway.Identity.Sessions;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace IamGateway.Federation.SignIn;

/// <summary>Notes when the passwords of IAM users and root users last signed in.</summary>
internal sealed class PasswordUses(IDbContextFactory<IdentityDb> store, TimeProvider clock, ILogger<PasswordUses> logger)
{
    /// <summary>Past the outbox: nobody's memory depends on it. A store that is busy does not refuse a sign-in that is fine otherwise.</summary>
    public async Task NoteAsync(SignInSubject subject, CancellationToken cancellationToken)
    {
        try
        {
            var now = clock.GetUtcNow();
            await using var db = await store.CreateDbContextAsync(cancellationToken);
            if (subject.UserId is { } userId)
            {
                await db.IamUsers.Where(user => user.Id == userId).ExecuteUpdateAsync(set => set.SetProperty(user => user.PasswordLastUsedAt, now), cancellationToken);
            }
            else if (subject.RootAccountId is { } accountId)
            {
                await db.RootUsers.Where(root => root.AccountId == accountId).ExecuteUpdateAsync(set => set.SetProperty(root => root.PasswordLastUsedAt, now), cancellationToken);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.PasswordUseNotWritten(logger, failure);
        }
    }
}
