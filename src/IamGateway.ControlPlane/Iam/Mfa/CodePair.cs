using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Credentials;

namespace IamGateway.ControlPlane.Iam.Mfa;

/// <summary>Two codes of a device that follow each other, which prove it.</summary>
internal static class CodePair
{
    /// <summary>Uses the codes up, and notes how far the device's clock is off.</summary>
    /// <param name="window">How many time steps the second code may be away from the current one.</param>
    /// <exception cref="ApiException">The codes do not follow each other there, or were used. Nothing is changed.</exception>
    public static void Use(MfaDevice device, KeyRing ring, MfaCode first, MfaCode second, DateTimeOffset now, int window)
    {
        var seed = ring.Open(MfaDevice.SealPurpose, device.SealedSeed);
        if (Totp.FindConsecutive(seed, first.Text, second.Text, now, window, device.Kind) is not { } found || found.Step <= device.LastUsedStep)
            throw new ApiException(ErrorCode.InvalidAuthenticationCode, "Authentication code for device is not valid.");
        (device.LastUsedStep, device.Drift) = found;
    }
}
