using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Indexing;

/// <summary>Finds statements by index. Allocates nothing, but for sets with thousands of different action lists.</summary>
/// <param name="request">The request.</param>
internal readonly ref struct IndexSearch(RequestView request) : IStatementSearch
{
    private const int MaximumStackWords = 256;

    private readonly RequestView _request = request;

    /// <inheritdoc/>
    public SetFindings Search(CompiledPolicySet set)
    {
        var index = set.Index;
        var words = index.Actions.WordCount;
        Span<ulong> actions = words <= MaximumStackWords ? stackalloc ulong[words] : new ulong[words];
        if (!index.Actions.Find(_request.Action, actions))
            return default;

        Span<ulong> memory = stackalloc ulong[ConditionMemory.WordCount(index.Conditions.Length)];
        var conditions = new ConditionMemory(index.Conditions, _request.Context, memory);
        var walk = new IndexWalk(_request, index, actions, conditions);
        walk.Go();
        return walk.Findings;
    }
}
