namespace IamGateway.Policy.Validation;

/// <summary>A family of condition operators, by what they compare. Source: IAM User Guide, "IAM JSON policy elements: Condition operators".</summary>
internal enum ValueFamily
{
    /// <summary><c>String…</c>.</summary>
    String,

    /// <summary><c>Arn…</c>.</summary>
    Arn,

    /// <summary><c>Numeric…</c>.</summary>
    Numeric,

    /// <summary><c>Date…</c>.</summary>
    Date,

    /// <summary><c>Bool</c>.</summary>
    Bool,

    /// <summary><c>BinaryEquals</c>.</summary>
    Binary,

    /// <summary><c>IpAddress</c> and <c>NotIpAddress</c>.</summary>
    IpAddress,

    /// <summary><c>Null</c>, which goes with every key.</summary>
    Null,
}
