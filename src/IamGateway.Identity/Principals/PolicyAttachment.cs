namespace IamGateway.Identity.Principals;

/// <summary>A managed policy attached to exactly one of: IAM user, IAM group, role, permission set.</summary>
public sealed class PolicyAttachment
{
    /// <summary>Assigned by the database.</summary>
    public long Id { get; init; }

    public required string PolicyId { get; init; }
    public string? UserId { get; init; }
    public string? GroupId { get; init; }
    public string? RoleId { get; init; }
    public string? PermissionSetId { get; init; }
}
