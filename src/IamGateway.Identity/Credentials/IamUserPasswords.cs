using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Credentials;

/// <summary>Sets the passwords of IAM users, by everybody's rules and those of their account.</summary>
public sealed class IamUserPasswords(Passwords passwords, TimeProvider clock)
{
    /// <summary>Sets a password and notes it in the user's history; whoever calls commits.</summary>
    /// <remarks>Call it before a transaction is begun: hashing, and comparing with former passwords, takes too long to keep others from writing.</remarks>
    /// <param name="user">Tracked by <paramref name="db"/>, or about to be added to it.</param>
    /// <param name="resetRequired">Whether the user has to choose another one at the next sign-in.</param>
    /// <exception cref="PasswordRefusedException">It breaks a rule; nothing was changed.</exception>
    public async Task SetAsync(IdentityDb db, IamUser user, string password, bool resetRequired, CancellationToken cancellationToken)
    {
        passwords.Require(password);
        var policy = await db.PasswordPolicies.AsNoTracking().SingleOrDefaultAsync(policy => policy.AccountId == user.AccountId, cancellationToken);
        policy?.Require(password);
        if (policy?.ReusePrevention is { } count && await IsUsedAsync(db, user.Id, password, count, cancellationToken))
            throw new PasswordRefusedException($"The password is one of your last {count}. Choose another.");

        var (hash, now) = (await passwords.HashAsync(password, cancellationToken), clock.GetUtcNow());
        (user.PasswordHash, user.PasswordSetAt, user.PasswordResetRequired) = (hash, now, resetRequired);
        db.Add(new FormerPassword { UserId = user.Id, Hash = hash, SetAt = now });
    }

    private async Task<bool> IsUsedAsync(IdentityDb db, string userId, string password, int count, CancellationToken cancellationToken)
    {
        var former = await db.PasswordHistory.Where(row => row.UserId == userId).OrderByDescending(row => row.Id).Take(count).Select(row => row.Hash).ToListAsync(cancellationToken);
        foreach (var hash in former)
        {
            if (await passwords.VerifyAsync(hash, password, cancellationToken))
                return true;
        }

        return false;
    }
}
