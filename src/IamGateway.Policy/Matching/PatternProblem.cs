namespace IamGateway.Policy.Matching;

/// <summary>What can be wrong with a policy variable.</summary>
internal enum PatternProblem
{
    /// <summary><c>${</c> without its <c>}</c>.</summary>
    MissingBrace,

    /// <summary>The default value does not stand after a comma and a space in single quotes.</summary>
    MissingQuote,

    /// <summary>White space in the key's name.</summary>
    SpaceInVariable,

    /// <summary><c>${}</c>.</summary>
    EmptyVariable,
}
