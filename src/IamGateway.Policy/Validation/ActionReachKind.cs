namespace IamGateway.Policy.Validation;

/// <summary>How a statement comes to an action.</summary>
internal enum ActionReachKind
{
    /// <summary>By its name.</summary>
    Name,

    /// <summary>By a pattern.</summary>
    Wildcard,

    /// <summary>By <c>NotAction</c>, which does not exclude it.</summary>
    Exclusion,
}
