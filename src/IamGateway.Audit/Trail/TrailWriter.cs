using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace IamGateway.Audit.Trail;

/// <summary>Turns entries into lines and lines into files. What was added stays until it is written, however often the disk refuses. One thread at a time has it; <see cref="IsFailed"/> may be read by all.</summary>
/// <param name="folder">Where the files lie.</param>
/// <param name="clock">Tells when a new day's file begins.</param>
/// <param name="logger">Hears when the disk refuses and when it recovers.</param>
internal sealed class TrailWriter(string folder, TimeProvider clock, ILogger logger) : IDisposable
{
    /// <summary>Lines reach the disk within this time, also when nobody waits for them.</summary>
    public static readonly TimeSpan SyncInterval = TimeSpan.FromMilliseconds(100);

    private const int KeptBuffer = 4 * 1024 * 1024;

    private readonly List<TaskCompletionSource> _waiting = [];
    private ArrayBufferWriter<byte> _lines = new(64 * 1024);
    private TrailSlot? _slot;
    private TrailFile? _file;
    private long _unsyncedSince;
    private volatile bool _isFailed;

    /// <summary>True: the last attempt to write failed.</summary>
    public bool IsFailed => _isFailed;

    /// <summary>Bytes that are added and not written.</summary>
    public int Pending => _lines.WrittenCount;

    /// <summary>True: something written may not be on disk yet.</summary>
    public bool IsUnsynced => _file?.IsUnsynced == true;

    /// <summary>Opens today's file, so that a folder that cannot be written is known at start.</summary>
    /// <exception cref="IOException">The folder or file cannot be had.</exception>
    /// <exception cref="UnauthorizedAccessException">They belong to someone else.</exception>
    public void Open() => FileOfToday();

    /// <summary>Adds an entry's line to what is to be written.</summary>
    public void Add(TrailEntry entry)
    {
        if (entry.Done is { } done)
        {
            _waiting.Add(done);
        }

        if (entry is { Decision: null, SignIn: null, Call: null })
        {
            return;
        }

        using (var json = new Utf8JsonWriter(_lines, new JsonWriterOptions { Encoder = TrailText.Encoder }))
        {
            if (entry.Decision is { } decision)
            {
                DecisionLine.Write(json, decision);
            }
            else if (entry.SignIn is { } signIn)
            {
                SignInLine.Write(json, signIn);
            }
            else if (entry.Call is { } call)
            {
                ManagementLine.Write(json, call);
            }
        }

        _lines.Write("\n"u8);
    }

    /// <summary>Writes what was added; brings it to the disk when someone waits for it, or when it is due. False: the disk refused, and everything that was not written is kept.</summary>
    /// <param name="sync">True: bring it to the disk in any case.</param>
    public bool TryWrite(bool sync)
    {
        try
        {
            Write(sync);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Fail(exception);
            return false;
        }

        _waiting.ForEach(waiting => waiting.TrySetResult());
        _waiting.Clear();
        if (_isFailed)
        {
            _isFailed = false;
            Log.TrailRecovered(logger, folder);
        }

        return true;
    }

    public void Dispose()
    {
        _file?.Dispose();
        _slot?.Dispose();
    }

    private void Write(bool sync)
    {
        var file = FileOfToday();
        if (!file.IsUnsynced)
        {
            _unsyncedSince = clock.GetTimestamp();
        }

        if (_lines.WrittenCount > 0)
        {
            file.Append(_lines.WrittenSpan);
            Forget();
        }

        if (sync || _waiting.Count > 0 || clock.GetElapsedTime(_unsyncedSince) >= SyncInterval)
        {
            file.Sync();
        }
    }

    private TrailFile FileOfToday()
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (_file is not null && _file.Day != today)
        {
            _file.Sync();
            _file.Dispose();
            _file = null;
        }

        return _file ??= TrailFile.Open(folder, Slot(), today);
    }

    private int Slot()
    {
        OwnerOnly.MakeFolder(folder);
        return (_slot ??= TrailSlot.Take(folder)).Number;
    }

    /// <summary>Empties the buffer; one that a long refusal made large is not kept.</summary>
    private void Forget()
    {
        if (_lines.Capacity > KeptBuffer)
        {
            _lines = new ArrayBufferWriter<byte>(64 * 1024);
        }
        else
        {
            _lines.ResetWrittenCount();
        }
    }

    private void Fail(Exception exception)
    {
        _file?.Abandon();
        _file = null;
        _waiting.ForEach(waiting => waiting.TrySetException(new IOException("The trail cannot be written.", exception)));
        _waiting.Clear();
        if (!_isFailed)
        {
            _isFailed = true;
            Log.TrailFailed(logger, folder, exception);
        }
    }
}
