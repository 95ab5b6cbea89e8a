namespace IamGateway.Policy.Evaluation;

/// <summary>The role a policy plays in a decision.</summary>
public enum PolicyType
{
    /// <summary>Attached to, or embedded in, a user, group, role or permission set.</summary>
    Identity,

    /// <summary>The permissions boundary of a user or role: a maximum, grants nothing.</summary>
    PermissionsBoundary,

    /// <summary>Passed when the session was made: narrows what the session may do.</summary>
    Session,
}
