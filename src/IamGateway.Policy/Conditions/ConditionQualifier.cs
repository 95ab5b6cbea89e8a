namespace IamGateway.Policy.Conditions;

/// <summary>How an operator is asked about the values of a multivalued key. Source: IAM User Guide, "Multivalued context keys".</summary>
internal enum ConditionQualifier
{
    /// <summary>No qualifier: the key has one value; a list of values does not match, whatever the operator.</summary>
    None,

    /// <summary><c>ForAllValues:</c>: the operator holds for every value; so it does when there is none.</summary>
    ForAllValues,

    /// <summary><c>ForAnyValue:</c>: the operator holds for one of the values at least.</summary>
    ForAnyValue,
}
