using System.Collections.Immutable;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Matching;

/// <summary>
/// An <c>Action</c> or <c>NotAction</c>. Statements that say the same share one. Letter case does not count.
/// Source: IAM User Guide, "IAM JSON policy elements: Action" and "NotAction".
/// </summary>
/// <param name="texts">The patterns as written.</param>
/// <param name="isNegated">Whether they are excluded.</param>
internal sealed class ActionPatterns(ImmutableArray<string> texts, bool isNegated)
{
    private static readonly RequestContext NoContext = new(); // actions have no variables

    private readonly ImmutableArray<TextPattern> _patterns =
        [.. texts.Where(HasWildcard).Select(action => TextPattern.Parse(action, wildcards: true, variables: false, StringComparison.OrdinalIgnoreCase))];

    private readonly ImmutableArray<string> _names = [.. texts.Where(action => !HasWildcard(action))];

    /// <summary>The patterns as written.</summary>
    public ImmutableArray<string> Texts { get; } = texts;

    /// <summary>The element's name.</summary>
    public string Element => IsNegated ? "NotAction" : "Action";

    /// <summary>Whether they are excluded.</summary>
    public bool IsNegated { get; } = isNegated;

    /// <summary>Whether the statement is about the action.</summary>
    public bool Matches(ReadOnlySpan<char> action)
    {
        foreach (var name in _names)
        {
            if (action.Equals(name, StringComparison.OrdinalIgnoreCase))
                return !IsNegated;
        }

        foreach (var pattern in _patterns)
        {
            if (pattern.Matches(action, NoContext))
                return !IsNegated;
        }

        return IsNegated;
    }

    /// <summary>Whether a pattern stands for several actions.</summary>
    public static bool HasWildcard(string text) => text.AsSpan().ContainsAny('*', '?');
}
