namespace IamGateway.Audit.Trail;

/// <summary>The number under which a process writes the trail, held by a lock until the process ends: each of several that share a folder (a command beside the running gateway) has files of its own.</summary>
/// <remarks>A file of its own is locked, because a lock on the trail itself would keep readers out.</remarks>
internal sealed class TrailSlot : IDisposable
{
    private const int MaxSlots = 32;

    private readonly FileStream _lock;

    private TrailSlot(int number, FileStream file)
    {
        Number = number;
        _lock = file;
    }

    /// <summary>From 1, the lowest that is free.</summary>
    public int Number { get; }

    /// <summary>Takes a slot of a folder that exists.</summary>
    /// <exception cref="IOException">The folder cannot be written, or all slots are taken.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder belongs to someone else.</exception>
    public static TrailSlot Take(string folder)
    {
        for (var number = 1; ; number++)
        {
            try
            {
                return new TrailSlot(number, OwnerOnly.OpenFile(Path.Combine(folder, $"writer-{number}.lock"), FileShare.None));
            }
            catch (IOException exception) when (number < MaxSlots && IsTaken(exception))
            {
                // another process has it
            }
        }
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>The error of a file that another has locked: EWOULDBLOCK on Linux and on macOS, ERROR_SHARING_VIOLATION on Windows.</summary>
    private static bool IsTaken(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
