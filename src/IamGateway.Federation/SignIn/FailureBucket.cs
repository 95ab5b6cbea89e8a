using IamGateway.Identity.Credentials;

namespace IamGateway.Federation.SignIn;

/// <summary>
/// The rule of the lockout: a bucket that five failures fill and that drains by one each quarter of an hour. A full bucket locks for 15 minutes,
/// then 30, then 60 each; after a lock, three more failures fill it again. So nobody guesses more than about a hundred times a day at one account.
/// </summary>
internal static class FailureBucket
{
    public const int Capacity = 5;

    private const int LevelAfterLock = 2;
    private static readonly TimeSpan DrainEvery = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestLock = TimeSpan.FromHours(1);

    /// <summary>How long the account is still locked; null: it is not.</summary>
    public static TimeSpan? Wait(SignInFailures failures, DateTimeOffset now) =>
        failures.LockedUntil is { } until && until > now ? until - now : null;

    /// <summary>Puts one failure in. The bucket must not be locked.</summary>
    public static void Charge(SignInFailures failures, DateTimeOffset now)
    {
        if (failures.LockedUntil is { } lockedUntil)
        {
            (failures.Count, failures.WindowStartedAt, failures.LockedUntil) = (LevelAfterLock, lockedUntil, null);
        }

        Drain(failures, now);
        failures.Count++;
        if (failures.Count >= Capacity)
        {
            failures.LockedUntil = now + LockDuration(failures.Locks);
            failures.Locks++;
        }
    }

    /// <summary>Takes the last failure out again, with the lock it brought: it was none.</summary>
    public static void Refund(SignInFailures failures)
    {
        failures.Count = Math.Max(0, failures.Count - 1);
        if (failures.LockedUntil is not null)
        {
            failures.LockedUntil = null;
            failures.Locks--;
        }
    }

    private static void Drain(SignInFailures failures, DateTimeOffset now)
    {
        var drained = Math.Clamp((now - failures.WindowStartedAt) / DrainEvery, 0, failures.Count);
        failures.Count -= (int)drained;
        failures.WindowStartedAt = failures.Count == 0 ? now : failures.WindowStartedAt + ((int)drained * DrainEvery);
    }

    private static TimeSpan LockDuration(int locksBefore) =>
        locksBefore >= 2 ? LongestLock : FirstLock * (1 << locksBefore);
}
