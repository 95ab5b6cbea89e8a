namespace IamGateway.Policy.Conditions;

/// <summary>A value with an order, read from its text form. A seam for the types that ordering operators compare, so that each is compiled to code of its own.</summary>
internal interface IConditionValue<TSelf>
    where TSelf : struct, IConditionValue<TSelf>
{
    /// <summary>Reads a value without allocating; false when the text is not of the type.</summary>
    static abstract bool TryRead(string text, out TSelf value);

    /// <summary>How this value stands to another.</summary>
    Ordering OrderingTo(TSelf other);
}
