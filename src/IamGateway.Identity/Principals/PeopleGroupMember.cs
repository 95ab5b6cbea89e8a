namespace IamGateway.Identity.Principals;

/// <summary>A person's membership of a people's group.</summary>
public sealed class PeopleGroupMember
{
    public required string GroupId { get; init; }
    public required string PersonId { get; init; }

    /// <summary>The identity provider whose groups claim put the person there, and may take it away; null: an administrator did.</summary>
    public string? Provider { get; init; }
}
