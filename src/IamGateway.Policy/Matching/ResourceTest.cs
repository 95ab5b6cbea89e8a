namespace IamGateway.Policy.Matching;

/// <summary>What is left to test of a resource pattern once its literal beginning is known to match.</summary>
internal enum ResourceTest
{
    /// <summary>Nothing: the pattern goes on with a star, or is one.</summary>
    Nothing,

    /// <summary>That the resource ends here.</summary>
    End,

    /// <summary>The rest of its last component.</summary>
    Tail,

    /// <summary>The pattern matches nothing: it is no ARN.</summary>
    Never,

    /// <summary>All of it, component by component: a wildcard stands before the last one.</summary>
    Components,
}
