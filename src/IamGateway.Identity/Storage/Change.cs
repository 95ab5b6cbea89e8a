namespace IamGateway.Identity.Storage;

/// <summary>A row of the outbox: something changed. Written in the change's own transaction and numbered by the database.</summary>
public sealed class Change
{
    public long Id { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Table of the row that changed.</summary>
    public required string Entity { get; init; }

    /// <summary>Primary key of the row, parts joined by a comma.</summary>
    public required string EntityId { get; init; }

    /// <summary><c>added</c>, <c>changed</c> or <c>removed</c>.</summary>
    public required string Kind { get; init; }
}
