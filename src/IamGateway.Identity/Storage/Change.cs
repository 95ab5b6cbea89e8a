namespace IamGateway.Identity.Storage;

/// <summary>A row of the outbox: something changed. Written in the change's own transaction and numbered by the database.</summary>
/// <remarks>What the database removes along with a row (the sessions of a removed person, say) has no row of its own.</remarks>
public sealed class Change
{
    /// <summary>The <see cref="Entity"/> and <see cref="EntityId"/> of a change that stands for any number of unknown ones: whoever remembers anything must forget it all.</summary>
    public const string Anything = "*";

    public long Id { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Table of the row that changed, or <see cref="Anything"/>.</summary>
    public required string Entity { get; init; }

    /// <summary>Primary key of the row, parts joined by a comma in the order in which the entity declares them.</summary>
    public required string EntityId { get; init; }

    /// <summary><c>added</c>, <c>changed</c> or <c>removed</c>.</summary>
    public required string Kind { get; init; }
}
