using System.Threading.Channels;
using IamGateway.AspNetCore.Authorization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IamGateway.Audit.Trail;

/// <summary>The trail: JSON Lines files in <c>DIR/audit</c>, one a day (UTC), written by one background writer and brought to the disk within 100 ms.</summary>
/// <remarks>
/// A record is taken into a bounded queue and handed to the operating system as soon as the writer comes to it. While the disk refuses, nothing new is taken, so every request is denied;
/// what was taken before is kept and written when the disk works again. Runs as a hosted service: between start and stop of its host. Stopping writes everything that was taken.
/// </remarks>
public sealed class AuditTrail : IDecisionSink, IHostedService, IDisposable
{
    /// <summary>At most so many records wait for the writer.</summary>
    private const int Capacity = 65_536;

    /// <summary>Lines are written together up to this many bytes.</summary>
    private const int BatchBytes = 1024 * 1024;

    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    private readonly Channel<TrailEntry> _queue = Channel.CreateBounded<TrailEntry>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly string _folder;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly TrailWriter _writer;
    private readonly DecisionObserver? _observer;
    private readonly SemaphoreSlim _searching = new(1);
    private readonly CancellationTokenSource _stopping = new();
    private Task _writing = Task.CompletedTask;

    /// <summary>A trail in the folder <c>audit</c> of a data folder.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="clock">Tells when a new day's file begins.</param>
    /// <param name="logger">Hears when the disk refuses and when it recovers.</param>
    /// <param name="observer">Hears of the decisions; null: nobody does.</param>
    public AuditTrail(string dataFolder, TimeProvider clock, ILogger<AuditTrail> logger, DecisionObserver? observer = null)
    {
        _folder = Path.Combine(dataFolder, "audit");
        _clock = clock;
        _logger = logger;
        _observer = observer;
        _writer = new TrailWriter(_folder, clock, logger);
    }

    /// <summary>Takes a decision. False when the writer cannot keep up, the disk refuses or the trail has stopped: the request must then be denied.</summary>
    public bool TryRecord(DecisionRecord record) =>
        !_writer.IsFailed && _queue.Writer.TryWrite(new TrailEntry(DecisionLine.Bounded(record), null, null, null));

    /// <summary>Takes a step of a sign-in and waits until it is on disk.</summary>
    /// <exception cref="IOException">The trail cannot be written, or has stopped: the step must not be acknowledged.</exception>
    public Task RecordAsync(SignInEvent signIn, CancellationToken cancellationToken) =>
        EnqueueAsync(done => new TrailEntry(null, signIn, null, done), cancellationToken);

    /// <summary>Takes a call of the control plane. False when the writer cannot keep up, the disk refuses or the trail has stopped: the call must then be refused.</summary>
    public bool TryRecord(ManagementEvent call) => !_writer.IsFailed && _queue.Writer.TryWrite(new TrailEntry(null, null, call, null));

    /// <summary>Takes a call of the control plane and waits until it is on disk.</summary>
    /// <exception cref="IOException">The trail cannot be written, or has stopped: the call must not be acknowledged.</exception>
    public Task RecordAsync(ManagementEvent call, CancellationToken cancellationToken) =>
        EnqueueAsync(done => new TrailEntry(null, null, call, done), cancellationToken);

    /// <summary>The decision of an id, when a file in the folder has it; null otherwise. All that was recorded before is looked at. One search at a time, so that searching leaves the disk to the writer.</summary>
    /// <param name="id">As <see cref="DecisionRecord.Id"/>.</param>
    /// <exception cref="IOException">The trail cannot be written, or cannot be read.</exception>
    public async Task<RecordedDecision?> FindDecisionAsync(string id, CancellationToken cancellationToken)
    {
        await EnqueueAsync(done => new TrailEntry(null, null, null, done), cancellationToken);
        await _searching.WaitAsync(cancellationToken);
        try
        {
            return await DecisionSearch.FindAsync(_folder, id, cancellationToken);
        }
        finally
        {
            _searching.Release();
        }
    }

    private async Task EnqueueAsync(Func<TaskCompletionSource, TrailEntry> entry, CancellationToken cancellationToken)
    {
        if (_writer.IsFailed)
        {
            throw new IOException("The trail cannot be written.");
        }

        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await _queue.Writer.WriteAsync(entry(done), cancellationToken);
        }
        catch (ChannelClosedException exception)
        {
            throw new IOException("The trail has stopped.", exception);
        }

        await done.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Opens the trail: a folder that cannot be written stops the start.</summary>
    /// <exception cref="IOException">The folder or file cannot be had.</exception>
    /// <exception cref="UnauthorizedAccessException">They belong to someone else.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _writer.Open();

        // Not a BackgroundService: one that is stopped before it ran never runs, and what was taken until then would be lost.
        _writing = Task.Run(WriteAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Takes nothing more and writes what was taken.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        await _stopping.CancelAsync();
        await _writing.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _searching.Dispose();
        _stopping.Dispose();
    }

    private async Task WriteAsync()
    {
        while (await WaitForMoreAsync())
        {
            Take(BatchBytes);
            if (!_writer.TryWrite(sync: false))
            {
                await RecoverAsync();
            }
        }

        if (!_writer.TryWrite(sync: true))
        {
            Log.RecordsLost(_logger, _folder, _writer.Pending);
        }
    }

    /// <summary>Waits for the next entry; brings to the disk what lies there unsynced when none comes in time. False: stopped, and the queue is empty.</summary>
    private async Task<bool> WaitForMoreAsync()
    {
        var more = _queue.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
        if (_writer.IsUnsynced && !more.IsCompleted)
        {
            using var came = new CancellationTokenSource();
            await Task.WhenAny(more, Task.Delay(TrailWriter.SyncInterval, _clock, came.Token));
            await came.CancelAsync();
            if (!more.IsCompleted && !_writer.TryWrite(sync: true))
            {
                await RecoverAsync();
            }
        }

        return await more;
    }

    /// <summary>Tries until the disk works again, or the trail stops. Takes what is still queued, so that whoever waits for it is told.</summary>
    private async Task RecoverAsync()
    {
        do
        {
            await Task.Delay(RetryInterval, _clock, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Take(int.MaxValue);
        }
        while (!_writer.TryWrite(sync: true) && !_stopping.IsCancellationRequested);
    }

    private void Take(int bytes)
    {
        while (_writer.Pending < bytes && _queue.Reader.TryRead(out var entry))
        {
            _writer.Add(entry);
            if (entry.Decision is { } decision)
            {
                _observer?.Invoke(decision);
            }
        }
    }
}
