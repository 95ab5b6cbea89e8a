namespace IamGateway.Policy.Validation;

/// <summary>How much work may still be put into comparing patterns with patterns, so that no document makes it long. What is not compared is not reported.</summary>
internal sealed class WorkBudget
{
    /// <summary>A list of a thousand entries that all have wildcards needs about half of it.</summary>
    private int _left = 4_000_000;

    public bool IsSpent => _left <= 0;

    /// <summary>Whether one more step may be done.</summary>
    public bool TrySpend() => _left > 0 && _left-- > 0;
}
