namespace IamGateway.Policy.Validation;

/// <summary>What an action does to its resource, as AWS classes it. Source: IAM User Guide, "Understand access level summaries within policy summaries".</summary>
public enum AccessLevel
{
    /// <summary>Shows which resources exist.</summary>
    List,

    /// <summary>Reads what is in a resource.</summary>
    Read,

    /// <summary>Makes, changes or deletes a resource.</summary>
    Write,

    /// <summary>Changes who may do what.</summary>
    PermissionsManagement,

    /// <summary>Changes tags only.</summary>
    Tagging,
}
