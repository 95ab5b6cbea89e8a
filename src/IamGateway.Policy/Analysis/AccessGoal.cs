namespace IamGateway.Policy.Analysis;

/// <summary>Which statements must match the request that is looked for, and which must not.</summary>
internal sealed class AccessGoal
{
    private readonly Bits _against;

    public AccessGoal(IReadOnlyList<CheckedStatement> statements)
    {
        Grants = With(statements, StatementRole.Grants);
        Asked = With(statements, StatementRole.Asked);
        Helping = Grants.Or(Asked);
        _against = Bits.Of(Enumerable.Range(0, statements.Count)).Except(Helping);
    }

    /// <summary>One of these must match.</summary>
    public Bits Grants { get; }

    /// <summary>One of these must match; empty: it does not matter.</summary>
    public Bits Asked { get; }

    /// <summary>The more of these match the better, and the fewer of all others.</summary>
    public Bits Helping { get; }

    /// <summary>Whether the goal may still be reached.</summary>
    /// <param name="matching">The statements that match what is known of the request.</param>
    /// <param name="settled">The statements that match for certain if they are among them.</param>
    public bool IsInReach(Bits matching, Bits settled) =>
        matching.Intersects(Grants) && (Asked.IsEmpty || matching.Intersects(Asked)) && Against(matching).And(settled).IsEmpty;

    /// <summary>Those of the statements that must not match in the end.</summary>
    public Bits Against(Bits matching) => matching.And(_against);

    private static Bits With(IReadOnlyList<CheckedStatement> statements, StatementRole role) =>
        Bits.Of(Enumerable.Range(0, statements.Count).Where(index => statements[index].Role == role));
}
