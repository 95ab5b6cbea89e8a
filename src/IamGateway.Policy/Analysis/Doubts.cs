using System.Collections.Immutable;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Analysis;

/// <summary>Gathers the constructs that a check does not follow exactly.</summary>
internal sealed class Doubts
{
    private readonly List<UndecidedConstruct> _all = [];

    /// <summary>All of them, once each, in the order in which they were met.</summary>
    public ImmutableArray<UndecidedConstruct> All => [.. _all.Distinct()];

    public void Add(CheckedStatement statement, SourcePath path, string message) =>
        _all.Add(new UndecidedConstruct(statement.Origin, path.ToString(), message));
}
