using IamGateway.AspNetCore.Authentication;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Sts.Values;
using IamGateway.Federation.SignIn;

namespace IamGateway.ControlPlane.Sts.Sessions;

/// <summary>Proves a caller's second factor with a code that a request brings.</summary>
internal sealed class CallerMfa(DeviceCodes codes, TimeProvider clock)
{
    /// <summary>The caller with the second factor proved; as it was when the request brings no code.</summary>
    /// <exception cref="ApiException">The device is not the caller's, or the code is wrong, used, or tried too often.</exception>
    public async Task<Caller> ProveAsync(Caller caller, SerialNumber? serialNumber, TokenCode? code, CancellationToken cancellationToken)
    {
        if (serialNumber is null && code is null)
            return caller;
        if (serialNumber is not { } serial || code is not { } given)
            throw new ApiException(ErrorCode.ValidationError, "SerialNumber and TokenCode must be specified together.");
        if (!caller.IsLongTerm || caller.Type is not (PrincipalType.User or PrincipalType.Account))
            throw new ApiException(ErrorCode.AccessDenied, "MultiFactorAuthentication failed, cannot use MFA with temporary credentials.");

        return await codes.TryUseAsync(caller.Type == PrincipalType.User ? caller.EntityId : null, caller.Account, serial.Text, given.Text, cancellationToken) switch
        {
            DeviceCodeOutcome.Proved => caller with { MfaAt = clock.GetUtcNow() },
            DeviceCodeOutcome.UnknownDevice => throw new ApiException(
                ErrorCode.AccessDenied, "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user."),
            DeviceCodeOutcome.Locked => throw new ApiException(ErrorCode.AccessDenied, "MultiFactorAuthentication failed, too many wrong codes. Wait and try again."),
            _ => throw new ApiException(ErrorCode.AccessDenied, "MultiFactorAuthentication failed with invalid MFA one time pass code. "),
        };
    }
}
