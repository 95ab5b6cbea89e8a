using IamGateway.Identity.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IamGateway.Identity.Credentials;

/// <summary>Keeps the signing keys fresh: before the server listens, every hour, and when any process made a key.</summary>
internal sealed class SigningKeyRotation(SigningKeys keys, ChangeFeed feed, TimeProvider clock, ILogger<SigningKeyRotation> log) : BackgroundService
{
    private readonly ChangeSignal _signal = new(feed, "signing_keys", clock);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await keys.RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _signal.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await _signal.WaitAsync(stoppingToken);
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
}
