namespace IamGateway.Policy.Analysis;

/// <summary>What a statement does to the request that a check looks for: one that the policies grant, of the access that is asked about, and that was not granted before.</summary>
internal enum StatementRole
{
    /// <summary>An Allow of the policies: one must match.</summary>
    Grants,

    /// <summary>A Deny of the policies: none may match.</summary>
    Denies,

    /// <summary>An Allow of the policies before: none may match, unless a Deny of them does, which is a case of its own.</summary>
    GrantedBefore,

    /// <summary>A Deny of the policies before.</summary>
    DeniedBefore,

    /// <summary>A query, or a Deny of the policies before in its case: one must match when there are any.</summary>
    Asked,
}
