using IamGateway.Identity.Principals;

namespace IamGateway.Identity.Credentials;

/// <summary>A TOTP authenticator: a person's, or one of an account, which is assigned to an IAM user, to the root user, or to nobody yet.</summary>
/// <remarks>Exactly one of <see cref="PersonId"/> and <see cref="AccountId"/> is set. An owner has at most eight devices.</remarks>
public sealed class MfaDevice
{
    /// <summary>What the key ring seals seeds for.</summary>
    public const string SealPurpose = "totp-seed";

    /// <summary>Most devices that one owner has. Source: IAM User Guide, "IAM and AWS STS quotas".</summary>
    public const int MostOfOneOwner = 8;

    /// <summary>Unique id.</summary>
    public required string Id { get; init; }

    public string? PersonId { get; init; }

    public string? AccountId { get; init; }

    /// <summary>The IAM user of the same account that it is assigned to; null: nobody, or the root user.</summary>
    public string? UserId { get; set; }

    /// <summary>The account itself when the device is assigned to its root user; else null.</summary>
    public string? RootAccountId { get; set; }

    /// <summary>Begins and ends with a slash; <c>/</c> by default.</summary>
    public string Path { get; init; } = "/";

    /// <summary>What it is called; unique for the person or in the account without regard to case. In an account 1 to 128 letters, digits and <c>_+=,.@-</c>.</summary>
    public required string Name { get; set; }

    /// <summary>The serial number of a hardware device whose seed was imported, unique in the account; null: a virtual device.</summary>
    public string? Serial { get; init; }

    /// <summary>The seed, sealed by the key ring.</summary>
    public required string SealedSeed { get; init; }

    /// <summary>How it makes its codes; see <see cref="Kind"/>.</summary>
    public TotpAlgorithm Algorithm { get; init; } = TotpKind.Usual.Algorithm;

    /// <summary>6 or 8.</summary>
    public int Digits { get; init; } = TotpKind.Usual.Digits;

    /// <summary>Seconds that a code is shown: 30 or 60.</summary>
    public int Period { get; init; } = TotpKind.Usual.Period;

    /// <summary>The time step of the last code that was accepted: that one and older ones never again.</summary>
    public long LastUsedStep { get; set; }

    /// <summary>How many time steps the device's clock is ahead; negative: behind.</summary>
    public long Drift { get; set; }

    public TagSet Tags { get; set; } = TagSet.Empty;

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when it is assigned to its person, IAM user or root user; null: nobody's yet.</summary>
    public DateTimeOffset? EnabledAt { get; set; }

    /// <summary>How it makes its codes.</summary>
    public TotpKind Kind => new(Algorithm, Digits, Period);

    /// <summary>What requests name it by: its serial, or the ARN of a virtual device; null for a person's.</summary>
    public string? SerialNumber => Serial ?? (AccountId is null ? null : $"arn:aws:iam::{AccountId}:mfa{Path}{Name}");
}
