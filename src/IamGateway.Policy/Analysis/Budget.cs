namespace IamGateway.Policy.Analysis;

/// <summary>How much work a check may still do, in steps of a few nanoseconds. It is counted, not timed, so that a check always answers the same.</summary>
internal sealed class Budget(long steps)
{
    private long _left = steps;

    /// <summary>Whether all of it is spent; what was being worked on is then not finished.</summary>
    public bool IsSpent => _left < 0;

    /// <summary>Takes steps off; false when there are not so many left.</summary>
    public bool Spend(long steps)
    {
        _left = Math.Max(-1, _left - steps);
        return !IsSpent;
    }
}
