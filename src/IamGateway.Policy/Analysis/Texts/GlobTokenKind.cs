namespace IamGateway.Policy.Analysis.Texts;

/// <summary>What a part of a pattern takes.</summary>
internal enum GlobTokenKind
{
    /// <summary>Nothing: the pattern ends here.</summary>
    End,

    /// <summary>One certain character.</summary>
    Letter,

    /// <summary>Any one character.</summary>
    AnyOne,

    /// <summary>Any run of characters, also none.</summary>
    AnyRun,
}
