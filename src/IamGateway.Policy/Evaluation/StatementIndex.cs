using System.Collections.Frozen;
using System.Collections.Immutable;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Evaluation;

/// <summary>
/// The statements of one effect, found by the request's action: those that name it, those with a pattern in its service, and those
/// that could be about any action. A statement may be in several of the lists; none holds one that can't match. Immutable.
/// </summary>
internal sealed class StatementIndex
{
    private readonly FrozenDictionary<string, ImmutableArray<CompiledStatement>>.AlternateLookup<ReadOnlySpan<char>> _byAction;
    private readonly FrozenDictionary<string, ImmutableArray<CompiledStatement>>.AlternateLookup<ReadOnlySpan<char>> _byService;
    private readonly ImmutableArray<CompiledStatement> _everywhere;

    /// <summary>Sorts statements by their action patterns.</summary>
    /// <param name="statements">In the order of the set.</param>
    public StatementIndex(IEnumerable<(PolicyStatement Statement, CompiledStatement Compiled)> statements)
    {
        var byAction = new Dictionary<string, List<CompiledStatement>>(StringComparer.OrdinalIgnoreCase);
        var byService = new Dictionary<string, List<CompiledStatement>>(StringComparer.OrdinalIgnoreCase);
        var everywhere = new List<CompiledStatement>();
        foreach (var (statement, compiled) in statements)
        {
            foreach (var action in statement.Actions)
                AddOnce(ListFor(statement, action, byAction, byService) ?? everywhere, compiled);
        }

        _byAction = Freeze(byAction);
        _byService = Freeze(byService);
        _everywhere = [.. everywhere];
    }

    /// <summary>The first statement, in the order of the set, that matches the request; null when none does.</summary>
    public CompiledStatement? FindFirst(in RequestView request)
    {
        CompiledStatement? first = null;
        if (_byAction.TryGetValue(request.Action, out var named))
        {
            foreach (var statement in named)
            {
                if (statement.MatchesBeyondAction(request))
                {
                    first = statement;
                    break;
                }
            }
        }

        var colon = request.Action.IndexOf(':');
        if (colon >= 0 && _byService.TryGetValue(request.Action[..colon], out var ofService))
            first = FindBefore(first, ofService, request);
        return FindBefore(first, _everywhere, request);
    }

    private static CompiledStatement? FindBefore(CompiledStatement? first, ImmutableArray<CompiledStatement> statements, in RequestView request)
    {
        var limit = first?.Order ?? int.MaxValue;
        foreach (var statement in statements)
        {
            if (statement.Order >= limit)
                break;
            if (statement.Matches(request))
                return statement;
        }

        return first;
    }

    private static List<CompiledStatement>? ListFor(
        PolicyStatement statement, string action, Dictionary<string, List<CompiledStatement>> byAction, Dictionary<string, List<CompiledStatement>> byService)
    {
        var service = action.AsSpan(0, Math.Max(0, action.IndexOf(':')));
        if (statement.ExcludesActions || service.IsEmpty || service.ContainsAny('*', '?'))
            return null;

        var (lists, name) = action.AsSpan().ContainsAny('*', '?') ? (byService, service.ToString()) : (byAction, action);
        if (!lists.TryGetValue(name, out var list))
            lists.Add(name, list = []);
        return list;
    }

    private static void AddOnce(List<CompiledStatement> list, CompiledStatement statement)
    {
        if (list.Count == 0 || list[^1] != statement)
            list.Add(statement);
    }

    private static FrozenDictionary<string, ImmutableArray<CompiledStatement>>.AlternateLookup<ReadOnlySpan<char>> Freeze(Dictionary<string, List<CompiledStatement>> lists) =>
        lists.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToImmutableArray(), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
