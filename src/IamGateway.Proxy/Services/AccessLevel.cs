namespace IamGateway.Proxy.Services;

/// <summary>What an action does to its resource, in AWS's five kinds.</summary>
internal enum AccessLevel
{
    /// <summary>Lists resources.</summary>
    List,
    /// <summary>Reads what is in a resource.</summary>
    Read,
    /// <summary>Creates, changes or deletes; what an action without a level is taken for.</summary>
    Write,
    /// <summary>Changes tags only.</summary>
    Tagging,
    /// <summary>Changes who may do what.</summary>
    PermissionsManagement,
}
