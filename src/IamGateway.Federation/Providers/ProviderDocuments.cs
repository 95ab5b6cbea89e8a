using IamGateway.Federation.SignIn;
using Microsoft.Extensions.Logging;

namespace IamGateway.Federation.Providers;

/// <summary>Keeps what was fetched of a provider: its keys and whatever else its documents say.</summary>
/// <remarks>
/// Read again after an hour, and when they lack a key that is needed, but then at most once a minute, so that invented keys make no flood.
/// While the provider does not answer, the last good copy serves for up to a day. (IdentityModel's ConfigurationManager refreshes in the
/// background: the first sign-ins after a key rotation would be refused.)
/// </remarks>
/// <param name="name">What errors and the log call the provider.</param>
/// <param name="readAsync">Fetches its documents; throws what it likes.</param>
internal sealed class ProviderDocuments<TDocument>(string name, Func<CancellationToken, Task<TDocument>> readAsync, TimeProvider clock, ILogger logger) : IDisposable
    where TDocument : ProviderDocument
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);
    private static readonly TimeSpan Usable = TimeSpan.FromDays(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PauseBetweenRefreshes = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile TDocument? _known;
    private DateTimeOffset _triedAt = DateTimeOffset.MinValue;

    /// <exception cref="SignInFailedException">The provider does not answer, or not with what can be used.</exception>
    public async Task<TDocument> GetAsync(CancellationToken cancellationToken) =>
        _known is { } known && Age(known) < Fresh ? known : await RefreshAsync(PauseAfterFailure, known => Age(known) < Fresh, cancellationToken);

    /// <summary>What is good enough, if need be read anew, but that at most once a minute; else the last that was read.</summary>
    /// <exception cref="SignInFailedException">The provider does not answer, or not with what can be used.</exception>
    public async Task<TDocument> GetAsync(Func<TDocument, bool> isGood, CancellationToken cancellationToken)
    {
        var known = await GetAsync(cancellationToken);
        return isGood(known) ? known : await RefreshAsync(PauseBetweenRefreshes, isGood, cancellationToken);
    }

    public void Dispose() => _reading.Dispose();

    private TimeSpan Age(TDocument document) => clock.GetUtcNow() - document.ReadAt;

    /// <summary>One reader at a time; who waited for it takes what it brought.</summary>
    private async Task<TDocument> RefreshAsync(TimeSpan pause, Func<TDocument, bool> isGood, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_known is { } known && isGood(known))
            {
                return known;
            }

            if (clock.GetUtcNow() - _triedAt >= pause)
            {
                await TryReadAsync(cancellationToken);
            }

            return _known is { } last && Age(last) < Usable
                ? last
                : throw new SignInFailedException(SignInError.ProviderUnavailable, "ProviderUnavailable", $"The documents of '{name}' cannot be read; the log says why.");
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task TryReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            _known = await readAsync(cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.DocumentsUnreadable(logger, name, failure);
        }

        _triedAt = clock.GetUtcNow();
    }
}
