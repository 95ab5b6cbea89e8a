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
    /// <param name="serialNumber">The only device it may belong to; null: any of the subject's.</param>
    public async Task<bool> TryUseAsync(SignInSubject subject, string code, string? serialNumber, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var device in await db.DevicesOf(subject).ToListAsync(cancellationToken))
        {
            if ((serialNumber is null || device.SerialNumber == serialNumber) && Seed(device) is { } seed && Totp.MatchStep(seed, code, clock.GetUtcNow(), device.LastUsedStep, device.Drift, device.Kind) is { } step)
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

        if (devices.Count >= MfaDevice.MostOfOneOwner)
        {
            return SignInOutcome.Refused;
        }

        // A device that was enrolled since the form was shown: it has to be proved first. The same form twice: its seed is in use.
        if ((devices.Count > 0 && session.MfaAt is null) || devices.Exists(device => Seed(device) is { } known && CryptographicOperations.FixedTimeEquals(known, seed)))
        {
            return SignInOutcome.Refused;
        }

        var accountId = await AccountOfAsync(db, subject, cancellationToken);
        db.Add(new MfaDevice
        {
            Id = UniqueId.Uuid(),
            PersonId = subject.PersonId,
            AccountId = accountId,
            UserId = subject.UserId,
            RootAccountId = subject.RootAccountId,
            Name = accountId is null ? name : AccountDeviceName.Of(name, await NamesInAsync(db, accountId, cancellationToken)),
            SealedSeed = keys.Seal(MfaDevice.SealPurpose, seed),
            LastUsedStep = lastUsedStep,
            CreatedAt = now,
            EnabledAt = now,
        });
        await foreach (var other in db.OpenSignInsOf(subject).Where(other => other.Id != session.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            other.EndedAt = now;
        }

        await db.CommitAsync(cancellationToken);
        return SignInOutcome.Succeeded;
    }

    /// <summary>Null: a person, who is of no account.</summary>
    private static async Task<string?> AccountOfAsync(IdentityDb db, SignInSubject subject, CancellationToken cancellationToken) => subject.UserId is { } userId
        ? await db.IamUsers.Where(user => user.Id == userId).Select(user => user.AccountId).SingleAsync(cancellationToken)
        : subject.RootAccountId;

    private static async Task<IReadOnlySet<string>> NamesInAsync(IdentityDb db, string accountId, CancellationToken cancellationToken)
    {
        var names = await db.MfaDevices.Where(device => device.AccountId == accountId).Select(device => device.Name).ToListAsync(cancellationToken);
        return names.ToHashSet(StringComparer.OrdinalIgnoreCase);
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
