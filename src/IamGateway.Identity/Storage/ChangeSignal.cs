namespace IamGateway.Identity.Storage;

/// <summary>Wakes whoever keeps rows of one table in memory: when the table changed, and every hour.</summary>
internal sealed class ChangeSignal : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _changed = new(0);
    private readonly TimeProvider _clock;

    public ChangeSignal(ChangeFeed feed, string table, TimeProvider clock)
    {
        _clock = clock;
        feed.Subscribe(change =>
        {
            if (change.Entity == table || change.Entity == Change.Anything)
                _changed.Release();
        });
    }

    /// <summary>Returns at once when the table changed since the last call.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(Interval, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            await _changed.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The hour is over.
        }
    }

    public void Dispose() => _changed.Dispose();
}
