namespace IamGateway.Identity.Principals;

/// <summary>A group of people in the identity store; can be assigned permission sets. Never a group of IAM users.</summary>
public sealed class PeopleGroup
{
    /// <summary>Lower-case UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Unique without regard to case.</summary>
    public required string DisplayName { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}
