namespace IamGateway.Policy.Matching;

/// <summary>What a part of a pattern stands for.</summary>
internal enum PatternAtomKind
{
    /// <summary>Itself.</summary>
    Literal,

    /// <summary><c>?</c>: exactly one UTF-16 character.</summary>
    AnyOne,

    /// <summary><c>*</c>: any run of characters, also none.</summary>
    AnyRun,

    /// <summary><c>${key}</c>: the key's value in the request, literally.</summary>
    Variable,
}
