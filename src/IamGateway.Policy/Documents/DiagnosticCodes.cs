namespace IamGateway.Policy.Documents;

/// <summary>
/// The codes of diagnostics: those of IAM Access Analyzer where it has one for the problem.
/// Source: IAM User Guide, "IAM Access Analyzer policy check reference".
/// </summary>
internal static class DiagnosticCodes
{
    public const string TooLarge = "POLICY_TOO_LARGE";
    public const string TooDeep = "POLICY_TOO_DEEP";
    public const string TooManyProblems = "TOO_MANY_PROBLEMS";
    public const string JsonSyntax = "JSON_SYNTAX_ERROR";
    public const string DuplicateKey = "DUPLICATE_JSON_KEY";
    public const string DataType = "DATA_TYPE_MISMATCH";
    public const string UnknownElement = "INVALID_POLICY_ELEMENT";
    public const string MissingStatement = "MISSING_STATEMENT";
    public const string Version = "INVALID_VERSION";
    public const string MissingEffect = "MISSING_EFFECT";
    public const string Effect = "INVALID_EFFECT";
    public const string MissingAction = "MISSING_ACTION";
    public const string MissingResource = "MISSING_RESOURCE";
    public const string EmptyAction = "EMPTY_ARRAY_ACTION";
    public const string EmptyResource = "EMPTY_ARRAY_RESOURCE";
    public const string Combination = "UNSUPPORTED_ELEMENT_COMBINATION";
    public const string Principal = "UNSUPPORTED_PRINCIPAL";
    public const string MissingPrincipal = "MISSING_PRINCIPAL";
    public const string PrincipalFormat = "INVALID_PRINCIPAL_FORMAT";
    public const string PrincipalKey = "INVALID_PRINCIPAL_KEY";
    public const string ActionFormat = "INVALID_ACTION_FORMAT";
    public const string ArnPrefix = "INVALID_ARN_PREFIX";
    public const string ArnFields = "MISSING_ARN_FIELD";
    public const string ConditionOperator = "INVALID_CONDITION_OPERATOR";
    public const string NullIfExists = "NULL_WITH_IF_EXISTS";
    public const string NumberMismatch = "TYPE_MISMATCH_NUMBER";
    public const string DateMismatch = "TYPE_MISMATCH_DATE";
    public const string BooleanMismatch = "TYPE_MISMATCH_BOOLEAN";
    public const string IpRangeMismatch = "TYPE_MISMATCH_IP_RANGE";
    public const string VariableForOperator = "INVALID_VARIABLE_FOR_OPERATOR";
    public const string VariablePlace = "VARIABLE_UNSUPPORTED_IN_ELEMENT";
    public const string VariableBrace = "MISSING_BRACE_IN_VARIABLE";
    public const string VariableQuote = "MISSING_QUOTE_IN_VARIABLE";
    public const string VariableSpace = "UNSUPPORTED_SPACE_IN_VARIABLE";
    public const string VariableEmpty = "EMPTY_VARIABLE";
}
