using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Matching;

/// <summary>The smallest part of a pattern.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Text">The literal text; for a variable its default value, null when it has none.</param>
/// <param name="Key">The variable's context key; null for everything else.</param>
internal sealed record PatternAtom(PatternAtomKind Kind, string? Text = null, ContextKey? Key = null)
{
    /// <summary>Any run of characters, also none.</summary>
    public static PatternAtom AnyRun { get; } = new(PatternAtomKind.AnyRun);

    /// <summary>Exactly one character.</summary>
    public static PatternAtom AnyOne { get; } = new(PatternAtomKind.AnyOne);

    /// <summary>Characters that stand for themselves.</summary>
    public static PatternAtom Literal(string text) => new(PatternAtomKind.Literal, text);

    /// <summary>Whether it stands for other characters than its own.</summary>
    public bool IsWildcard => Kind is PatternAtomKind.AnyOne or PatternAtomKind.AnyRun;

    /// <summary>
    /// The text a literal or a variable stands for; null when the variable has no value. A multivalued key is no value.
    /// Source: IAM User Guide, "IAM policy elements: Variables and tags".
    /// </summary>
    public string? Resolve(RequestContext context) => Key is null ? Text : context.Find(Key) ?? Text;
}
