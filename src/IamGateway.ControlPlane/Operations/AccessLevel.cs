namespace IamGateway.ControlPlane.Operations;

/// <summary>What an operation does to its resource. Source: Service Authorization Reference, "Access levels".</summary>
internal enum AccessLevel
{
    /// <summary>Lists resources.</summary>
    List,
    /// <summary>Reads what is in a resource.</summary>
    Read,
    /// <summary>Creates, changes or deletes.</summary>
    Write,
    /// <summary>Changes tags only.</summary>
    Tagging,
    /// <summary>Changes who may do what.</summary>
    PermissionsManagement,
}
