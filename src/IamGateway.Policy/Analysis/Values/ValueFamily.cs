namespace IamGateway.Policy.Analysis.Values;

/// <summary>What an operator reads values as.</summary>
internal enum ValueFamily
{
    /// <summary>It does not read them: <c>Null</c>.</summary>
    Presence,

    /// <summary>Texts: the operators on texts, ARNs and Booleans.</summary>
    Text,

    /// <summary>Decimal numbers.</summary>
    Number,

    /// <summary>Points in time.</summary>
    Date,

    /// <summary>Addresses.</summary>
    Address,

    /// <summary>Bytes.</summary>
    Binary,
}
