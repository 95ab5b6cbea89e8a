using IamGateway.AspNetCore.Authentication;

namespace IamGateway.AspNetCore.Signatures;

/// <summary>A secret that signs requests, and who acts with it.</summary>
/// <param name="Secret">The secret access key in UTF-8. Not to be changed afterwards: derived keys are kept beside it.</param>
/// <param name="Caller">Who signs with it.</param>
public sealed record SigningCredential(ReadOnlyMemory<byte> Secret, Caller Caller)
{
    /// <summary>When it ends; null: it does not end by itself, as an access key.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>False: the key is inactive, and counts as unknown.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Says whose it is and never the secret.</summary>
    public override string ToString() => $"signing credential of {Caller.Arn}";
}
