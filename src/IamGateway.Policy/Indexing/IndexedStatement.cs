namespace IamGateway.Policy.Indexing;

/// <summary>What the index needs of a statement, side by side in memory with the others that stand at the same place.</summary>
/// <param name="Order">Its position in the set.</param>
/// <param name="ActionList">Number of its action list.</param>
/// <param name="FirstCondition">Where the numbers of its conditions begin.</param>
/// <param name="ConditionCount">How many they are.</param>
/// <param name="IsDeny">Whether it denies.</param>
/// <param name="HasPrincipals">Whether it names principals.</param>
internal readonly record struct IndexedStatement(int Order, int ActionList, int FirstCondition, int ConditionCount, bool IsDeny, bool HasPrincipals)
{
    /// <summary>Whether, conditions and resources aside, it matches whatever another one does, with the same effect.</summary>
    public bool IsAsWideAs(in IndexedStatement other) =>
        ActionList == other.ActionList && IsDeny == other.IsDeny && !HasPrincipals && !other.HasPrincipals;
}
