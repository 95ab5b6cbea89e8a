using IamGateway.Identity.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IamGateway.Identity.Credentials;

/// <summary>Keeps the signing keys fresh: before the server listens, every hour, and when any process made a key.</summary>
internal sealed class SigningKeyRotation(SigningKeys keys, ChangeFeed feed, TimeProvider clock, ILogger<SigningKeyRotation> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private readonly SemaphoreSlim _changed = new(0);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        feed.Subscribe(change =>
        {
            if (change.Entity is "signing_keys" or Change.Anything)
                _changed.Release();
        });
        await keys.RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _changed.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await WaitAsync(stoppingToken);
            try
            {
                await keys.RefreshAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Log.KeysNotRefreshed(log, failure);
            }
        }
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        using var timer = new CancellationTokenSource(Interval, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stoppingToken);
        try
        {
            await _changed.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            // The hour is over.
        }
    }
}
