namespace IamGateway.Identity.Credentials;

/// <summary>A TOTP authenticator of a person, an IAM user or a root user.</summary>
public sealed class MfaDevice
{
    /// <summary>What the key ring seals seeds for.</summary>
    public const string SealPurpose = "totp-seed";

    /// <summary>Unique id.</summary>
    public required string Id { get; init; }

    /// <summary>Exactly one of <see cref="PersonId"/>, <see cref="UserId"/>, <see cref="RootAccountId"/> is set.</summary>
    public string? PersonId { get; init; }

    public string? UserId { get; init; }
    public string? RootAccountId { get; init; }

    /// <summary>What its owner calls it; unique for the owner.</summary>
    public required string Name { get; set; }

    /// <summary>The seed, sealed by the key ring.</summary>
    public required string SealedSeed { get; init; }

    /// <summary>The time step of the last code that was accepted: that one and older ones never again.</summary>
    public long LastUsedStep { get; set; }

    public required DateTimeOffset EnrolledAt { get; init; }
}
