using System.Collections.Immutable;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Analysis;

/// <summary>Gathers what a check does not follow exactly.</summary>
internal sealed class Doubts
{
    private readonly List<UndecidedConstruct> _all = [];

    /// <summary>All constructs, once each, in the order in which they were met.</summary>
    public ImmutableArray<UndecidedConstruct> All => [.. _all.Distinct()];

    /// <summary>Requests that would have the access if what is not known were as it would have to be.</summary>
    public List<CounterExample> Suspects { get; } = [];

    /// <summary>Adds a construct.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="message">What it is.</param>
    public void Add(CheckedStatement statement, SourcePath path, string message) =>
        _all.Add(new UndecidedConstruct(statement.Origin, path.ToString(), message));
}
