using System.Collections.Frozen;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Conditions;

/// <summary>
/// The condition operators: a row for each meaning, with the name of its negation. <c>IfExists</c> is no row but a suffix that
/// goes with all of them but <c>Null</c>. Source: IAM User Guide, "IAM JSON policy elements: Condition operators".
/// </summary>
internal static class ConditionOperators
{
    private static readonly FrozenDictionary<string, ConditionOperator> ByName = new ConditionOperator[][]
    {
        //  holds when a value matches   its negation                 how policy values become a test of a request value
        Row("StringEquals",              "StringNotEquals",           ConditionValues.Text(StringComparison.Ordinal, wildcards: false)),
        Row("StringEqualsIgnoreCase",    "StringNotEqualsIgnoreCase", ConditionValues.Text(StringComparison.OrdinalIgnoreCase, wildcards: false)),
        Row("StringLike",                "StringNotLike",             ConditionValues.Text(StringComparison.Ordinal, wildcards: true)),
        Row("NumericEquals",             "NumericNotEquals",          Number((actual, wanted) => actual == wanted)),
        Row("NumericLessThan",           null,                        Number((actual, wanted) => actual < wanted)),
        Row("NumericLessThanEquals",     null,                        Number((actual, wanted) => actual <= wanted)),
        Row("NumericGreaterThan",        null,                        Number((actual, wanted) => actual > wanted)),
        Row("NumericGreaterThanEquals",  null,                        Number((actual, wanted) => actual >= wanted)),
        Row("DateEquals",                "DateNotEquals",             Date((actual, wanted) => actual == wanted)),
        Row("DateLessThan",              null,                        Date((actual, wanted) => actual < wanted)),
        Row("DateLessThanEquals",        null,                        Date((actual, wanted) => actual <= wanted)),
        Row("DateGreaterThan",           null,                        Date((actual, wanted) => actual > wanted)),
        Row("DateGreaterThanEquals",     null,                        Date((actual, wanted) => actual >= wanted)),
        Row("Bool",                      null,                        Boolean()),
        Row("IpAddress",                 "NotIpAddress",              ConditionValues.Typed<IpNetwork, IpValue>(
            "an IP address or CIDR block", DiagnosticCodes.IpRangeMismatch, IpNetwork.TryRead, IpValue.TryRead, (actual, wanted) => wanted.Contains(actual))),
        [new ConditionOperator("Null", IsNegated: false, Boolean()) { TestsAbsence = true }],
    }.SelectMany(row => row).ToFrozenDictionary(op => op.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The operator of a name without suffix, whatever its letter case; null when there is none.</summary>
    public static ConditionOperator? Find(string name) => ByName.GetValueOrDefault(name);

    private static ConditionOperator[] Row(string name, string? negation, ConditionValues values) =>
        negation is null
            ? [new(name, IsNegated: false, values)]
            : [new(name, IsNegated: false, values), new(negation, IsNegated: true, values)];

    private static ConditionValues Number(Func<decimal, decimal, bool> matches) =>
        ConditionValues.Typed<decimal, decimal>("a number", DiagnosticCodes.NumberMismatch, ScalarText.TryReadNumber, ScalarText.TryReadNumber, matches);

    private static ConditionValues Date(Func<decimal, decimal, bool> matches) =>
        ConditionValues.Typed<decimal, decimal>("an ISO 8601 date or seconds since 1970", DiagnosticCodes.DateMismatch, DateText.TryRead, DateText.TryRead, matches);

    private static ConditionValues Boolean() =>
        ConditionValues.Typed<bool, bool>("true or false", DiagnosticCodes.BooleanMismatch, ScalarText.TryReadBoolean, ScalarText.TryReadBoolean, (actual, wanted) => actual == wanted);
}
