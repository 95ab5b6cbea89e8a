using IamGateway.Identity.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IamGateway.Identity.Sessions;

/// <summary>Keeps the revocations fresh: every hour, and when any process wrote one.</summary>
internal sealed class RevocationRefresh(Revocations revocations, ChangeFeed feed, TimeProvider clock, ILogger<RevocationRefresh> log) : BackgroundService
{
    private readonly ChangeSignal _signal = new(feed, "revocations", clock);

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
                await revocations.RefreshAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Log.RevocationsNotRefreshed(log, failure);
            }
        }
    }
}
