using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace IamGateway.AspNetCore.Signatures;

/// <summary>Settings of signature verification.</summary>
public sealed record SignatureOptions
{
    /// <summary>How far the time of signing may be from now, in both directions. Default: 15 minutes, as AWS.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Skew { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The regions that may be signed for, beside <c>us-east-1</c>, which global services are always signed for. Default: empty, which accepts any.</summary>
    public ImmutableArray<string> Regions { get; init; } = [];

    /// <summary>At most so many derived signing keys are kept in memory, of about 300 bytes each. Default: 10,000.</summary>
    [Range(2, 1_000_000)]
    public int KeptSigningKeys { get; init; } = 10_000;
}
