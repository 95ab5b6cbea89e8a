using IamGateway.Identity.Sessions;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Federation.SignIn;

/// <summary>The second factor of a program: a code of one named device, without a sign-in. Wrong codes count to the same lockout as those at the sign-in page.</summary>
public sealed class DeviceCodes
{
    private readonly IDbContextFactory<IdentityDb> _store;
    private readonly Lockout _lockout;
    private readonly Authenticators _authenticators;

    internal DeviceCodes(IDbContextFactory<IdentityDb> store, Lockout lockout, Authenticators authenticators) =>
        (_store, _lockout, _authenticators) = (store, lockout, authenticators);

    /// <summary>Uses a code up.</summary>
    /// <param name="userId">Id of the IAM user; null: the root user.</param>
    /// <param name="accountId">Account of the user.</param>
    /// <param name="serialNumber">Serial number of the device.</param>
    /// <param name="code">Six digits.</param>
    public async Task<DeviceCodeOutcome> TryUseAsync(string? userId, string accountId, string serialNumber, string code, CancellationToken cancellationToken)
    {
        var subject = userId is null ? new SignInSubject(RootAccountId: accountId) : new SignInSubject(UserId: userId);
        if (!await HasDeviceAsync(subject, serialNumber, cancellationToken))
        {
            return DeviceCodeOutcome.UnknownDevice;
        }

        var failureKey = userId is null ? FailureKey.OfRoot(accountId) : FailureKey.OfUser(accountId, await NameOfAsync(userId, cancellationToken));
        if (await _lockout.ChargeAsync(failureKey, cancellationToken) is not null)
        {
            return DeviceCodeOutcome.Locked;
        }

        if (!await _authenticators.TryUseAsync(subject, code, serialNumber, cancellationToken))
        {
            return DeviceCodeOutcome.WrongCode;
        }

        await _lockout.ResetAsync(failureKey, cancellationToken);
        return DeviceCodeOutcome.Proved;
    }

    private async Task<bool> HasDeviceAsync(SignInSubject subject, string serialNumber, CancellationToken cancellationToken)
    {
        await using var db = await _store.CreateDbContextAsync(cancellationToken);
        return (await db.DevicesOf(subject).AsNoTracking().ToListAsync(cancellationToken)).Exists(device => device.SerialNumber == serialNumber);
    }

    private async Task<string> NameOfAsync(string userId, CancellationToken cancellationToken)
    {
        await using var db = await _store.CreateDbContextAsync(cancellationToken);
        return await db.IamUsers.Where(user => user.Id == userId).Select(user => user.Name).SingleAsync(cancellationToken);
    }
}
