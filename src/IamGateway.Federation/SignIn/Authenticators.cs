using System.Security.Cryptography;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Sessions;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace IamGateway.Federation.SignIn;

/// <summary>The TOTP devices in the store: uses codes up and adds devices, each in one transaction.</summary>
internal sealed class Authenticators(IDbContextFactory<IdentityDb> store, KeyRing keys, TimeProvider clock, ILogger<Authenticators> logger)
{
    /// <summary>Uses a code up at the device it belongs to. False: it belongs to none, or was used already.</summary>
    public async Task<bool> TryUseAsync(SignInSubject subject, string code, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var device in await db.DevicesOf(subject).ToListAsync(cancellationToken))
        {
            if (Seed(device) is { } seed && Totp.MatchStep(seed, code, clock.GetUtcNow(), device.LastUsedStep) is { } step)
            {
                device.LastUsedStep = step;
                try
                {
                    await db.CommitAsync(cancellationToken);
                    return true;
                }
                catch (DbUpdateConcurrencyException)
                {
                    return false;
                }
            }
        }

        return false;
    }

    /// <summary>Adds a device of the subject of a sign-in, and ends the subject's other sign-ins: someone else may have started them while one factor was enough.</summary>
    /// <param name="lastUsedStep">The step of the code that proved it: used up by that.</param>
    public async Task<SignInOutcome> AddAsync(SignInSession session, string name, byte[] seed, long lastUsedStep, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var subject = session.Subject();
        var devices = await db.DevicesOf(subject).AsNoTracking().ToListAsync(cancellationToken);
        if (devices.Exists(device => string.Equals(device.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            return SignInOutcome.NameRefused;
        }

        // A device that was enrolled since the form was shown: it has to be proved first. The same form twice: its seed is in use.
        if ((devices.Count > 0 && session.MfaAt is null) || devices.Exists(device => Seed(device) is { } known && CryptographicOperations.FixedTimeEquals(known, seed)))
        {
            return SignInOutcome.Refused;
        }

        db.Add(new MfaDevice
        {
            Id = UniqueId.Uuid(),
            PersonId = subject.PersonId,
            UserId = subject.UserId,
            RootAccountId = subject.RootAccountId,
            Name = name,
            SealedSeed = keys.Seal(MfaDevice.SealPurpose, seed),
            LastUsedStep = lastUsedStep,
            EnrolledAt = now,
        });
        await foreach (var other in db.OpenSignInsOf(subject).Where(other => other.Id != session.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            other.EndedAt = now;
        }

        await db.CommitAsync(cancellationToken);
        return SignInOutcome.Succeeded;
    }

    /// <summary>Null: the key ring that sealed it is not this one; the device is of no use.</summary>
    private byte[]? Seed(MfaDevice device)
    {
        try
        {
            return keys.Open(MfaDevice.SealPurpose, device.SealedSeed);
        }
        catch (CryptographicException failure)
        {
            Log.SeedUnreadable(logger, device.Id, failure);
            return null;
        }
    }
}
