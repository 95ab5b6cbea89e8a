using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace IamGateway.Audit.Trail;

/// <summary>The file of one day: <c>trail-YYYY-MM-DD.jsonl</c>, readable for its owner alone. Not safe for threads: one writer has it.</summary>
/// <remarks>
/// Writes at a position of its own and cuts off what a failed write left, so that no half line stays.
/// A file belongs to one process: while another has it (a command beside the running gateway), the day goes on in <c>trail-YYYY-MM-DD.2.jsonl</c> and so on.
/// </remarks>
internal sealed class TrailFile : IDisposable
{
    private const int MaxFilesOfDay = 32;
    private const UnixFileMode FileAccessOfOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderAccessOfOwner = FileAccessOfOwner | UnixFileMode.UserExecute;

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

    /// <summary>Opens, or makes, the file of a day and its folder.</summary>
    /// <exception cref="IOException">The folder or file cannot be had.</exception>
    /// <exception cref="UnauthorizedAccessException">They belong to someone else.</exception>
    public static TrailFile Open(string folder, DateOnly day)
    {
        MakeFolder(folder);
        for (var number = 1; ; number++)
        {
            try
            {
                var file = new TrailFile(day, OpenFile(Path.Combine(folder, NameOf(day, number))));
                file.EndTornLine();
                return file;
            }
            catch (IOException exception) when (number < MaxFilesOfDay && IsTaken(exception))
            {
                // another process writes it
            }
        }
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

    private static string NameOf(DateOnly day, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"trail-{day:yyyy-MM-dd}{(number == 1 ? "" : $".{number}")}.jsonl");

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, FolderAccessOfOwner);
        if (File.GetUnixFileMode(folder) != FolderAccessOfOwner)
        {
            File.SetUnixFileMode(folder, FolderAccessOfOwner);
        }
    }

    private static FileStream OpenFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileAccessOfOwner;
        }

        return new FileStream(path, options);
    }

    /// <summary>The error of a file that another process has open for writing: EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.</summary>
    private static bool IsTaken(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);

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
