namespace IamGateway.Identity.Principals;

/// <summary>An IAM user's membership of an IAM group of the same account.</summary>
public sealed class IamGroupMember
{
    public required string GroupId { get; init; }
    public required string UserId { get; init; }
}
