namespace IamGateway.Identity.Principals;

/// <summary>One immutable version of a managed policy.</summary>
public sealed class PolicyVersion
{
    public required string PolicyId { get; init; }
    public required int Number { get; init; }

    /// <summary>The JSON as it was given.</summary>
    public required string Document { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
