namespace IamGateway.Identity.PermissionSets;

/// <summary>Gives a person, or the people of a group, a permission set in one account.</summary>
public sealed class Assignment
{
    /// <summary>Assigned by the database.</summary>
    public long Id { get; init; }

    public required string PermissionSetId { get; init; }
    public required string AccountId { get; init; }

    /// <summary>Exactly one of this and <see cref="GroupId"/> is set.</summary>
    public string? PersonId { get; init; }

    public string? GroupId { get; init; }
}
