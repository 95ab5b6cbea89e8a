namespace IamGateway.Identity.Credentials;

/// <summary>Session policies and tags take more room than a session token has. Source: STS API Reference, AssumeRole, PackedPolicyTooLarge.</summary>
public sealed class PackedPolicyTooLargeException(int percent)
    : Exception($"Packed size of session policies and tags consumes {percent}% of the allotted space.")
{
    /// <summary>The room they take, in percent of what there is: more than 100.</summary>
    public int Percent { get; } = percent;
}
