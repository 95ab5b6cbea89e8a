namespace IamGateway.Identity.Principals;

/// <summary>A policy embedded in exactly one of: IAM user, IAM group, role, permission set.</summary>
public sealed class InlinePolicy
{
    /// <summary>Assigned by the database.</summary>
    public long Id { get; init; }

    /// <summary>Unique within its owner without regard to case.</summary>
    public required string Name { get; init; }

    public required string Document { get; set; }
    public string? UserId { get; init; }
    public string? GroupId { get; init; }
    public string? RoleId { get; init; }
    public string? PermissionSetId { get; init; }
}
