namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>One use of a managed policy by a group, role or user.</summary>
internal sealed class PolicyUse
{
    public required string PolicyId { get; init; }

    /// <summary><c>Group</c>, <c>Role</c> or <c>User</c>.</summary>
    public required string Kind { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Path { get; init; }

    /// <summary>False: it is attached.</summary>
    public required bool IsBoundary { get; init; }
}
