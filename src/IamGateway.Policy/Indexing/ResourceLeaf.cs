using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Indexing;

/// <summary>A resource pattern, or a list of excluded ones, and the statements that have it.</summary>
/// <param name="pattern">The pattern; null for a list.</param>
/// <param name="excluded">The list; null for a pattern.</param>
/// <param name="firstStatement">Where its statements begin in the tree's, in their order.</param>
/// <param name="statementCount">How many they are.</param>
internal readonly struct ResourceLeaf(ResourcePattern? pattern, ResourcePatterns? excluded, int firstStatement, int statementCount)
{
    /// <summary>Where its statements begin in the tree's.</summary>
    public int FirstStatement { get; } = firstStatement;

    /// <summary>How many they are.</summary>
    public int StatementCount { get; } = statementCount;

    /// <summary>Whether it matches a request whose resource begins as the pattern does.</summary>
    /// <param name="request">The request.</param>
    /// <param name="rest">What follows that beginning.</param>
    public bool Matches(in RequestView request, ReadOnlySpan<char> rest) =>
        pattern?.MatchesRest(request, rest) ?? excluded!.Matches(request);
}
