using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Wire;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Mfa;

/// <summary>A virtual MFA device as answers have it.</summary>
internal sealed record VirtualDeviceView(string SerialNumber)
{
    /// <summary>The seed in Base32, in ASCII; null: it was told when the device was made.</summary>
    [Secret]
    public byte[]? Base32StringSeed { get; init; }

    /// <summary>A QR code with the seed; null: as the seed.</summary>
    [Secret]
    public byte[]? QRCodePNG { get; init; }

    /// <summary>Whom it is assigned to; null: nobody.</summary>
    public UserView? User { get; init; }

    /// <summary>Since when; null: it is nobody's.</summary>
    public DateTimeOffset? EnableDate { get; init; }

    /// <summary>Null: none, or not told in lists.</summary>
    public ImmutableArray<Tag>? Tags { get; init; }

    /// <summary>As lists have it.</summary>
    public static VirtualDeviceView Of(MfaDevice device, UserView? user) => new(device.SerialNumber!) { User = user, EnableDate = device.EnabledAt };

    /// <summary>As the answer to its making has it.</summary>
    /// <param name="seed">In Base32.</param>
    /// <param name="png">The QR code.</param>
    public static VirtualDeviceView Of(MfaDevice device, byte[] seed, byte[] png) =>
        new(device.SerialNumber!) { Base32StringSeed = seed, QRCodePNG = png, Tags = device.Tags.ToView() };
}
