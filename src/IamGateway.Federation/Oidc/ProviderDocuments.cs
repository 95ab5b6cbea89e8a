using IamGateway.Federation.SignIn;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace IamGateway.Federation.Oidc;

/// <summary>Keeps what was fetched of a provider: its keys and whatever else its documents say.</summary>
/// <remarks>
/// Read again after an hour, and when a token names an unknown key, but then at most once a minute, so that invented key ids make no flood.
/// While the provider does not answer, the last good copy serves for up to a day. (IdentityModel's ConfigurationManager refreshes in the
/// background: the first sign-ins after a key rotation would be refused.)
/// </remarks>
/// <param name="name">What errors and the log call the provider.</param>
/// <param name="readAsync">Fetches its documents; throws what it likes.</param>
internal sealed class ProviderDocuments<TKeys>(string name, Func<CancellationToken, Task<TKeys>> readAsync, TimeProvider clock, ILogger logger) : IDisposable
    where TKeys : IssuerKeys
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);
    private static readonly TimeSpan Usable = TimeSpan.FromDays(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PauseBetweenKeyRefreshes = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile TKeys? _known;
    private DateTimeOffset _triedAt = DateTimeOffset.MinValue;

    /// <exception cref="SignInFailedException">The provider does not answer, or not with what can be used.</exception>
    public async Task<TKeys> GetAsync(CancellationToken cancellationToken) =>
        _known is { } known && Age(known) < Fresh ? known : await RefreshAsync(PauseAfterFailure, known => Age(known) < Fresh, cancellationToken);

    /// <summary>The provider's one key of that id; null: it has none, or several.</summary>
    public async Task<JsonWebKey?> FindKeyAsync(string keyId, CancellationToken cancellationToken)
    {
        var metadata = await GetAsync(cancellationToken);
        if (KeysOf(metadata, keyId).Length == 0)
        {
            metadata = await RefreshAsync(PauseBetweenKeyRefreshes, known => KeysOf(known, keyId).Length > 0, cancellationToken);
        }

        return KeysOf(metadata, keyId) is [var key] ? key : null;
    }

    public void Dispose() => _reading.Dispose();

    private static JsonWebKey[] KeysOf(TKeys metadata, string keyId) =>
        [.. metadata.Keys.Where(key => string.Equals(key.Kid, keyId, StringComparison.Ordinal))];

    private TimeSpan Age(TKeys metadata) => clock.GetUtcNow() - metadata.ReadAt;

    /// <summary>One reader at a time; who waited for it takes what it brought.</summary>
    private async Task<TKeys> RefreshAsync(TimeSpan pause, Func<TKeys, bool> isGood, CancellationToken cancellationToken)
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
                : throw new SignInFailedException(SignInError.ProviderUnavailable, "ProviderUnavailable", $"The discovery document or the keys of '{name}' cannot be read; the log says why.");
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
