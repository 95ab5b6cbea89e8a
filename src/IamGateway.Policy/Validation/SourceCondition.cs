using System.Collections.Immutable;
using IamGateway.Policy.Conditions;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>One test of one key as the text has it.</summary>
internal sealed class SourceCondition
{
    private static readonly ValueFamily[] Families = Enum.GetValues<ValueFamily>();

    public SourceCondition(SourceNode block, SourceNode key)
    {
        Block = block;
        Key = key;
        Values = [.. key.AsList().Where(item => item.IsScalar)];
        if (!ConditionOperatorName.TryParse(block.Name, out var name))
            return;
        Operator = name.Operator;
        Qualifier = name.Qualifier;
        IfExists = name.IfExists;
        Family = Array.Find(Families, family => name.Operator.Name.Contains(family.ToString(), StringComparison.Ordinal));
    }

    /// <summary>The object of keys that stands under the operator.</summary>
    public SourceNode Block { get; }

    /// <summary>What stands under the key.</summary>
    public SourceNode Key { get; }

    public string KeyName => Key.Name;

    public ImmutableArray<SourceNode> Values { get; }

    /// <summary>Null for an unknown one.</summary>
    public ConditionOperator? Operator { get; }

    /// <summary>Null for an unknown operator.</summary>
    public ValueFamily? Family { get; }

    public bool IfExists { get; }

    public ConditionQualifier Qualifier { get; }

    /// <summary>Whether the operator is one that knows wildcards.</summary>
    public bool HasWildcards => Family == ValueFamily.Arn || Operator?.Name.EndsWith("Like", StringComparison.Ordinal) == true;

    /// <summary>Whether the test is of this key; letter case does not count.</summary>
    public bool IsOf(string key) => KeyName.Equals(key, StringComparison.OrdinalIgnoreCase);
}
