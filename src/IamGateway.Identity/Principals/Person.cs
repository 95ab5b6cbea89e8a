namespace IamGateway.Identity.Principals;

/// <summary>A person in the organization's identity store. Holds no policies: acts through the permission sets assigned.</summary>
public sealed class Person
{
    /// <summary>Lower-case UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Unique without regard to case; also the session name of the person's role sessions.</summary>
    public required string UserName { get; set; }

    public required string DisplayName { get; set; }

    public string? Email { get; set; }

    /// <summary>Null: cannot sign in with a password (identity provider only, or not yet set).</summary>
    public string? PasswordHash { get; set; }

    /// <summary>False: cannot sign in, and every session is refused.</summary>
    public bool IsActive { get; set; } = true;

    public required DateTimeOffset CreatedAt { get; init; }

    public List<PersonTag> Tags { get; } = [];
}
