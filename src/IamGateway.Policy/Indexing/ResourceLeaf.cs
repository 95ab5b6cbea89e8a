using System.Collections.Immutable;
using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Indexing;

/// <summary>A resource pattern and the statements that have it, in their order. Immutable.</summary>
internal sealed class ResourceLeaf
{
    private readonly LeafKind _kind;
    private readonly object? _test;

    private ResourceLeaf(LeafKind kind, object? test, ImmutableArray<IndexedStatement> statements)
    {
        _kind = kind;
        _test = test;
        Statements = statements;
    }

    /// <summary>The statements.</summary>
    public ImmutableArray<IndexedStatement> Statements { get; }

    /// <summary>A text that must occur in what follows the pattern's literal beginning; null when there is none.</summary>
    public string? RequiredText => _kind == LeafKind.Tail ? ((TextPattern)_test!).LongestLiteral : null;

    /// <summary>The leaf of a pattern.</summary>
    public static ResourceLeaf Of(ResourcePattern pattern, ImmutableArray<IndexedStatement> statements) => pattern switch
    {
        { IsStar: true } or { Tail.IsPrefix: true } => new ResourceLeaf(LeafKind.Anything, null, statements),
        { Tail.IsLiteral: true } => new ResourceLeaf(LeafKind.End, null, statements),
        { Tail: { } tail } => new ResourceLeaf(LeafKind.Tail, tail, statements),
        _ => new ResourceLeaf(LeafKind.Components, pattern, statements),
    };

    /// <summary>The leaf of a statement's excluded resources.</summary>
    public static ResourceLeaf Of(ResourcePatterns excluded, IndexedStatement statement) => new(LeafKind.Excluded, excluded, [statement]);

    /// <summary>Whether the pattern matches a request whose resource begins as the pattern does.</summary>
    /// <param name="request">The request.</param>
    /// <param name="rest">What follows that beginning.</param>
    public bool Matches(in RequestView request, ReadOnlySpan<char> rest) => _kind switch
    {
        LeafKind.Anything => true,
        LeafKind.End => rest.IsEmpty,
        LeafKind.Tail => ((TextPattern)_test!).MatchesTail(rest, request.Context),
        LeafKind.Components => ((ResourcePattern)_test!).Matches(request),
        _ => ((ResourcePatterns)_test!).Matches(request),
    };

    /// <summary>What is left to test of a pattern once its literal beginning is known to match.</summary>
    private enum LeafKind
    {
        /// <summary>Nothing: the pattern goes on with a star, or is one.</summary>
        Anything,

        /// <summary>That the resource ends here.</summary>
        End,

        /// <summary>The rest of its last component.</summary>
        Tail,

        /// <summary>All of it, component by component: a wildcard stands before the last one.</summary>
        Components,

        /// <summary>A statement's list of excluded resources.</summary>
        Excluded,
    }
}
