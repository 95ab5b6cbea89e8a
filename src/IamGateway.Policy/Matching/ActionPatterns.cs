using System.Collections.Immutable;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Matching;

/// <summary>
/// An <c>Action</c> or <c>NotAction</c>. Statements that say the same share one. Letter case does not count.
/// Source: IAM User Guide, "IAM JSON policy elements: Action" and "NotAction".
/// </summary>
internal sealed class ActionPatterns
{
    private static readonly RequestContext NoContext = new(); // actions have no variables

    private readonly ImmutableArray<TextPattern> _patterns;
    private readonly ImmutableArray<string> _names;

    /// <param name="texts">The patterns as written.</param>
    /// <param name="isNegated">Whether they are excluded.</param>
    public ActionPatterns(ImmutableArray<string> texts, bool isNegated)
    {
        Texts = texts;
        IsNegated = isNegated;
        var patterns = ImmutableArray.CreateBuilder<TextPattern>();
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var text in texts)
        {
            if (HasWildcard(text))
                patterns.Add(TextPattern.Parse(text, wildcards: true, variables: false, StringComparison.OrdinalIgnoreCase));
            else
                names.Add(text);
        }

        _patterns = patterns.ToImmutable();
        _names = names.ToImmutable();
    }

    /// <summary>The patterns as written.</summary>
    public ImmutableArray<string> Texts { get; }

    /// <summary>The element's name.</summary>
    public string Element => IsNegated ? "NotAction" : "Action";

    /// <summary>Whether they are excluded.</summary>
    public bool IsNegated { get; }

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
