using System.Collections.Frozen;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Evaluation;

/// <summary>
/// The statements of one effect, found by the request's action: those that name it, those with a pattern in its service, and those
/// that could be about any action. A statement may be in several of the lists. Immutable.
/// </summary>
internal sealed class StatementIndex
{
    private readonly FrozenDictionary<string, CandidateList>.AlternateLookup<ReadOnlySpan<char>> _byAction;
    private readonly FrozenDictionary<string, CandidateList>.AlternateLookup<ReadOnlySpan<char>> _byService;
    private readonly CandidateList _everywhere;

    /// <summary>Sorts statements by their action patterns.</summary>
    /// <param name="statements">In the order of the set.</param>
    public StatementIndex(IEnumerable<(PolicyStatement Statement, CompiledStatement Compiled)> statements)
    {
        var entries = statements.SelectMany(pair => pair.Statement.Actions.Select(action => Place(pair.Statement, pair.Compiled, action))).ToList();
        _byAction = Freeze(entries.Where(entry => entry.Kind == Kind.Action));
        _byService = Freeze(entries.Where(entry => entry.Kind == Kind.Service));
        _everywhere = List(entries.Where(entry => entry.Kind == Kind.Everywhere));
    }

    private enum Kind
    {
        Action,
        Service,
        Everywhere,
    }

    /// <summary>The first statement, in the order of the set, that matches the request; null when none does.</summary>
    public CompiledStatement? FindFirst(in RequestView request)
    {
        CompiledStatement? first = null;
        if (_byAction.TryGetValue(request.Action, out var named))
            first = named.FindFirst(request, first);

        var colon = request.Action.IndexOf(':');
        if (colon >= 0 && _byService.TryGetValue(request.Action[..colon], out var ofService))
            first = ofService.FindFirst(request, first);

        return _everywhere.FindFirst(request, first);
    }

    /// <summary>Which list a statement belongs to for one of its action patterns, and whether being found there proves that the action matches.</summary>
    private static Entry Place(PolicyStatement statement, CompiledStatement compiled, string action)
    {
        if (statement.ExcludesActions)
            return new Entry(Kind.Everywhere, "", compiled, IsActionKnown: false);

        var colon = action.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || action.AsSpan(0, colon).ContainsAny('*', '?'))
            return new Entry(Kind.Everywhere, "", compiled, IsActionKnown: action == "*");

        return action.AsSpan(colon).ContainsAny('*', '?')
            ? new Entry(Kind.Service, action[..colon], compiled, IsActionKnown: action.AsSpan(colon + 1) is "*")
            : new Entry(Kind.Action, action, compiled, IsActionKnown: true);
    }

    private static FrozenDictionary<string, CandidateList>.AlternateLookup<ReadOnlySpan<char>> Freeze(IEnumerable<Entry> entries) =>
        entries.GroupBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(group => group.Key, List, StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A statement comes once, with its action known if one of its patterns here proves it.</summary>
    private static CandidateList List(IEnumerable<Entry> entries) =>
        new(entries.GroupBy(entry => entry.Statement).Select(group => (group.Key, group.Any(entry => entry.IsActionKnown))));

    private readonly record struct Entry(Kind Kind, string Name, CompiledStatement Statement, bool IsActionKnown);
}
