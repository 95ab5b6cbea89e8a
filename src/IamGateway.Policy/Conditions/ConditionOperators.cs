using System.Collections.Immutable;

namespace IamGateway.Policy.Conditions;

/// <summary>
/// The condition operators: a row for each meaning, with the name of its negation. Qualifiers and <c>IfExists</c> are no rows:
/// they go with all of them (but <c>IfExists</c> not with <c>Null</c>). Source: IAM User Guide, "IAM JSON policy elements: Condition operators".
/// </summary>
internal static class ConditionOperators
{
    private static readonly ImmutableArray<ConditionOperator> All =
    [
        //     holds when a value matches   its negation                 how policy values become a test of a request value
        .. Row("StringEquals",              "StringNotEquals",           TextValues.Of(StringComparison.Ordinal, wildcards: false)),
        .. Row("StringEqualsIgnoreCase",    "StringNotEqualsIgnoreCase", TextValues.Of(StringComparison.OrdinalIgnoreCase, wildcards: false)),
        .. Row("StringLike",                "StringNotLike",             TextValues.Of(StringComparison.Ordinal, wildcards: true)),
        .. Row("NumericEquals",             "NumericNotEquals",          ConditionValues.Number(Ordering.Same)),
        .. Row("NumericLessThan",           null,                        ConditionValues.Number(Ordering.Less)),
        .. Row("NumericLessThanEquals",     null,                        ConditionValues.Number(Ordering.Less | Ordering.Same)),
        .. Row("NumericGreaterThan",        null,                        ConditionValues.Number(Ordering.Greater)),
        .. Row("NumericGreaterThanEquals",  null,                        ConditionValues.Number(Ordering.Greater | Ordering.Same)),
        .. Row("DateEquals",                "DateNotEquals",             ConditionValues.Date(Ordering.Same)),
        .. Row("DateLessThan",              null,                        ConditionValues.Date(Ordering.Less)),
        .. Row("DateLessThanEquals",        null,                        ConditionValues.Date(Ordering.Less | Ordering.Same)),
        .. Row("DateGreaterThan",           null,                        ConditionValues.Date(Ordering.Greater)),
        .. Row("DateGreaterThanEquals",     null,                        ConditionValues.Date(Ordering.Greater | Ordering.Same)),
        .. Row("Bool",                      null,                        ConditionValues.Boolean),
        .. Row("BinaryEquals",              null,                        ConditionValues.Binary),
        .. Row("IpAddress",                 "NotIpAddress",              ConditionValues.Address),
        .. Row("ArnEquals",                 "ArnNotEquals",              TextValues.Arn),
        .. Row("ArnLike",                   "ArnNotLike",                TextValues.Arn),
        new ConditionOperator("Null", IsNegated: false, ConditionValues.Boolean) { TestsAbsence = true },
    ];

    /// <summary>The operator of a name without qualifier and suffix, whatever its letter case; null when there is none.</summary>
    public static ConditionOperator? Find(ReadOnlySpan<char> name)
    {
        foreach (var op in All)
        {
            if (name.Equals(op.Name, StringComparison.OrdinalIgnoreCase))
                return op;
        }

        return null;
    }

    private static ConditionOperator[] Row(string name, string? negation, ConditionValues values) =>
        negation is null
            ? [new(name, IsNegated: false, values)]
            : [new(name, IsNegated: false, values), new(negation, IsNegated: true, values)];
}
