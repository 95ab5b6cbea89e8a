namespace IamGateway.Policy.Documents;

/// <summary>The role a policy plays in a decision. It also says which elements its statements have.</summary>
public enum PolicyType
{
    /// <summary>Attached to, or embedded in, a user, group, role or permission set.</summary>
    Identity,

    /// <summary>The permissions boundary of a user or role: a maximum, grants nothing.</summary>
    PermissionsBoundary,

    /// <summary>Passed when the session was made: narrows what the session may do.</summary>
    Session,

    /// <summary>Attached to a resource: says who may use it. Its statements name principals.</summary>
    Resource,

    /// <summary>The resource policy of a role: who may assume it. Its statements name principals and no resources: they are about the role.</summary>
    Trust,

    /// <summary>Service control policy: a maximum for the principals of an organization's accounts.</summary>
    ServiceControl,

    /// <summary>Resource control policy: a maximum for the resources of an organization's accounts. Its principal is always <c>*</c>.</summary>
    ResourceControl,
}
