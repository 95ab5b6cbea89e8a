namespace IamGateway.Policy.Analysis.Texts;

/// <summary>One part of a pattern.</summary>
/// <param name="Kind">What it takes.</param>
/// <param name="Letter">The character; without meaning for other kinds.</param>
/// <param name="IgnoresCase">Takes the character in any letter case.</param>
/// <param name="StopsAtColon">A wildcard that takes no colon: it stays inside one of the first five components of an ARN.</param>
internal readonly record struct GlobToken(GlobTokenKind Kind, char Letter = '\0', bool IgnoresCase = false, bool StopsAtColon = false)
{
    public bool IsWild => Kind is GlobTokenKind.AnyOne or GlobTokenKind.AnyRun;

    /// <summary>Takes every run of characters whatever they are.</summary>
    public bool TakesEverything => Kind == GlobTokenKind.AnyRun && !StopsAtColon;

    /// <summary>Whether it takes the character.</summary>
    public bool Takes(char letter) => Kind switch
    {
        GlobTokenKind.Letter => letter == Letter || (IgnoresCase && char.ToUpperInvariant(letter) == char.ToUpperInvariant(Letter)),
        GlobTokenKind.AnyOne or GlobTokenKind.AnyRun => !(StopsAtColon && letter == ':'),
        _ => false,
    };
}
