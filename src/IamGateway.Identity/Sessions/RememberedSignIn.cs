using IamGateway.Identity.Storage;

namespace IamGateway.Identity.Sessions;

/// <summary>A sign-in in memory, with when it was used last and when that was written down.</summary>
internal sealed class RememberedSignIn(LiveSignIn signIn)
{
    private long _usedAt = signIn.Session.LastSeenAt.UtcTicks;
    private readonly NoteOfUse _note = new(signIn.Session.LastSeenAt);

    public LiveSignIn SignIn { get; } = signIn;

    /// <summary>False: the store has to be asked again, because something ended by itself or another process may have seen a use.</summary>
    public bool IsLive(DateTimeOffset now, TimeSpan idle) =>
        SignIn.Session.ExpiresAt > now
        && !(SignIn.Principal?.Session.ExpiresAt <= now)
        && now.UtcTicks - Interlocked.Read(ref _usedAt) < idle.Ticks;

    /// <summary>Notes a use.</summary>
    /// <returns>True: a minute has passed since a use was written, and this caller is the one to write it.</returns>
    public bool Use(DateTimeOffset now)
    {
        Interlocked.Exchange(ref _usedAt, now.UtcTicks);
        return _note.IsDue(now);
    }
}
