using System.Collections.Immutable;

namespace IamGateway.Policy.Evaluation;

/// <summary>
/// Statements that could be about an action, in the order of their set. What all resources of a statement begin with lies beside
/// it, one after the other in one text, because most candidates fail there: they are passed over without being touched. Immutable.
/// </summary>
internal sealed class CandidateList
{
    private readonly ImmutableArray<Candidate> _candidates;
    private readonly string _prefixes;

    /// <param name="statements">The statements, and whether their action is already known to match.</param>
    public CandidateList(IEnumerable<(CompiledStatement Statement, bool IsActionKnown)> statements)
    {
        var candidates = ImmutableArray.CreateBuilder<Candidate>();
        var prefixes = new List<string>();
        var start = 0;
        foreach (var (statement, isActionKnown) in statements)
        {
            candidates.Add(new Candidate(statement, statement.Order, isActionKnown, start, statement.ResourcePrefix.Length));
            prefixes.Add(statement.ResourcePrefix);
            start += statement.ResourcePrefix.Length;
        }

        _candidates = candidates.ToImmutable();
        _prefixes = string.Concat(prefixes);
    }

    /// <summary>The first statement that matches the request and comes before another; the other when there is none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="other">Found elsewhere; null when nothing was.</param>
    public CompiledStatement? FindFirst(in RequestView request, CompiledStatement? other)
    {
        var limit = other?.Order ?? int.MaxValue;
        foreach (ref readonly var candidate in _candidates.AsSpan())
        {
            if (candidate.Order >= limit)
                break;
            if (!request.Resource.StartsWith(_prefixes.AsSpan(candidate.PrefixStart, candidate.PrefixLength)))
                continue;
            if (candidate.IsActionKnown ? candidate.Statement.MatchesBeyondAction(request) : candidate.Statement.Matches(request))
                return candidate.Statement;
        }

        return other;
    }

    private readonly record struct Candidate(CompiledStatement Statement, int Order, bool IsActionKnown, int PrefixStart, int PrefixLength);
}
