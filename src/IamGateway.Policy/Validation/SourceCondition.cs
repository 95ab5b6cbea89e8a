using System.Collections.Immutable;
using IamGateway.Policy.Conditions;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>One test of one key as the text has it.</summary>
internal sealed class SourceCondition
{
    public SourceCondition(SourceNode block, SourceNode key)
    {
        Block = block;
        Key = key;
        Values = [.. key.AsList().Where(item => item.IsScalar)];
        Operator = ConditionOperatorName.TryParse(block.Name, out var name) ? name.Operator : null;
    }

    /// <summary>The object of keys that stands under the operator.</summary>
    public SourceNode Block { get; }

    /// <summary>What stands under the key.</summary>
    public SourceNode Key { get; }

    public ImmutableArray<SourceNode> Values { get; }

    /// <summary>Null for an unknown one.</summary>
    public ConditionOperator? Operator { get; }

    /// <summary>Whether the test is of this key; letter case does not count.</summary>
    public bool IsOf(string key) => Key.Name.Equals(key, StringComparison.OrdinalIgnoreCase);
}
