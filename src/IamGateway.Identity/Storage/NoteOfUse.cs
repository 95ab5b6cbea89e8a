namespace IamGateway.Identity.Storage;

/// <summary>When a use of something was last written down: once a minute is enough, by one of those who see it.</summary>
/// <param name="writtenAt">Null: never.</param>
internal sealed class NoteOfUse(DateTimeOffset? writtenAt)
{
    private long _writtenAt = writtenAt?.UtcTicks ?? 0;

    /// <returns>True: a minute has passed since a use was written, and this caller is the one to write it.</returns>
    public bool IsDue(DateTimeOffset now)
    {
        var written = Interlocked.Read(ref _writtenAt);
        return now.UtcTicks - written >= TimeSpan.TicksPerMinute && Interlocked.CompareExchange(ref _writtenAt, now.UtcTicks, written) == written;
    }
}
