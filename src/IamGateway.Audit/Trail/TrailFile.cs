using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace IamGateway.Audit.Trail;

/// <summary>The file of one day: <c>trail-YYYY-MM-DD.jsonl</c>, or <c>trail-YYYY-MM-DD.2.jsonl</c> for the second process that writes a trail here. Not safe for threads: one writer has it.</summary>
/// <remarks>Writes at a position of its own and cuts off what a failed write left, so that no half line stays.</remarks>
internal sealed class TrailFile : IDisposable
{
    private readonly FileStream _file;
    private long _position;

    private TrailFile(DateOnly day, FileStream file)
    {
        Day = day;
        _file = file;
        _position = file.Length;
    }

    /// <summary>The day, UTC.</summary>
    public DateOnly Day { get; }

    /// <summary>True: something written may not be on disk yet.</summary>
    public bool IsUnsynced { get; private set; }

    private SafeFileHandle Handle => _file.SafeFileHandle;

    /// <summary>Opens, or makes, the file of a day in a folder that exists.</summary>
    /// <param name="slot">The slot of this process; its first one has the plain name.</param>
    /// <exception cref="IOException">The file cannot be had.</exception>
    /// <exception cref="UnauthorizedAccessException">It belongs to someone else.</exception>
    public static TrailFile Open(string folder, int slot, DateOnly day)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"trail-{day:yyyy-MM-dd}{(slot == 1 ? "" : $".{slot}")}.jsonl");
        var file = new TrailFile(day, OwnerOnly.OpenFile(Path.Combine(folder, name), FileShare.Read));
        file.EndTornLine();
        return file;
    }

    /// <summary>Writes whole lines after the last ones.</summary>
    public void Append(ReadOnlySpan<byte> lines)
    {
        RandomAccess.Write(Handle, lines, _position);
        _position += lines.Length;
        IsUnsynced = true;
    }

    /// <summary>Brings everything written to the disk.</summary>
    public void Sync()
    {
        if (IsUnsynced)
        {
            RandomAccess.FlushToDisk(Handle);
            IsUnsynced = false;
        }
    }

    /// <summary>Closes the file after a failed write, without what that left.</summary>
    public void Abandon()
    {
        try
        {
            RandomAccess.SetLength(Handle, _position);
        }
        catch (IOException)
        {
            // The next opening ends the torn line.
        }

        try
        {
            Dispose();
        }
        catch (IOException)
        {
            // There is nothing buffered that closing could lose.
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Closes a line that a crash left without its end, so that it spoils no other.</summary>
    private void EndTornLine()
    {
        Span<byte> last = stackalloc byte[1];
        if (_position > 0 && RandomAccess.Read(Handle, last, _position - 1) == 1 && last[0] != (byte)'\n')
        {
            Append("\n"u8);
        }
    }
}
