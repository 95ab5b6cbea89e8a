namespace IamGateway.Identity.PermissionSets;

/// <summary>A named bundle of policies that people get in the accounts it is assigned to them for.</summary>
public sealed class PermissionSet
{
    /// <summary><c>ps-</c> and sixteen hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>Unique without regard to case, 1–32 characters of <c>[A-Za-z0-9_+=,.@-]</c>.</summary>
    public required string Name { get; set; }

    public string? Description { get; set; }

    /// <summary>How long a session of it lasts: 1 h (default) to 12 h.</summary>
    public TimeSpan SessionDuration { get; set; } = TimeSpan.FromHours(1);

    public required DateTimeOffset CreatedAt { get; init; }
}
