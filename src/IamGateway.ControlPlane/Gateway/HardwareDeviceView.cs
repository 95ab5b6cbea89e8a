using IamGateway.Identity.Credentials;

namespace IamGateway.ControlPlane.Gateway;

/// <summary>A hardware MFA device of the account's stock, without its seed.</summary>
/// <param name="SerialNumber">What its maker calls it.</param>
/// <param name="Period">Seconds that a code is shown.</param>
internal sealed record HardwareDeviceView(string SerialNumber, TotpAlgorithm Algorithm, int Digits, int Period, DateTimeOffset ImportDate)
{
    /// <summary>The IAM user who has it; null: nobody.</summary>
    public string? UserName { get; init; }

    /// <summary>Since when; null: it is nobody's.</summary>
    public DateTimeOffset? EnableDate { get; init; }

    public static HardwareDeviceView Of(MfaDevice device, string? userName) =>
        new(device.Serial!, device.Algorithm, device.Digits, device.Period, device.CreatedAt) { UserName = userName, EnableDate = device.EnabledAt };
}
