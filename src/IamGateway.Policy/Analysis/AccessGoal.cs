namespace IamGateway.Policy.Analysis;

/// <summary>Which statements must match the request that is looked for, and which must not.</summary>
internal sealed class AccessGoal
{
    private readonly Bits _denies;
    private readonly Bits _grantedBefore;
    private readonly Bits _deniedBefore;

    public AccessGoal(IReadOnlyList<CheckedStatement> statements)
    {
        Grants = With(statements, StatementRole.Grants);
        Asked = With(statements, StatementRole.Asked);
        _denies = With(statements, StatementRole.Denies);
        _grantedBefore = With(statements, StatementRole.GrantedBefore);
        _deniedBefore = With(statements, StatementRole.DeniedBefore);
        Helping = Grants.Or(Asked).Or(_deniedBefore);
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
    public bool IsInReach(Bits matching, Bits settled)
    {
        if (!matching.Intersects(Grants) || (!Asked.IsEmpty && !matching.Intersects(Asked)))
            return false;
        var certain = matching.And(settled);
        return !certain.Intersects(_denies) && (!certain.Intersects(_grantedBefore) || matching.Intersects(_deniedBefore));
    }

    /// <summary>Leaves out the statements that do not matter any more, so that states which differ only in them are one.</summary>
    public Bits Reduce(Bits matching) => matching.Intersects(_grantedBefore) ? matching : matching.Except(_deniedBefore);

    private static Bits With(IReadOnlyList<CheckedStatement> statements, StatementRole role) =>
        Bits.Of(Enumerable.Range(0, statements.Count).Where(index => statements[index].Role == role));
}
