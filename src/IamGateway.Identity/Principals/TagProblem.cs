namespace IamGateway.Identity.Principals;

/// <summary>Which rule tags break.</summary>
public enum TagProblem
{
    /// <summary>A key or value is too long, is empty, has a character that it may not have, or begins with the reserved <c>aws:</c>.</summary>
    Malformed,

    /// <summary>Two keys are the same without regard to case.</summary>
    DuplicateKey,

    /// <summary>There would be more than fifty.</summary>
    TooMany,
}
