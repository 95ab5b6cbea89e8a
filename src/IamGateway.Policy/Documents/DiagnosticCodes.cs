namespace IamGateway.Policy.Documents;

/// <summary>What makes a document unreadable as a policy. Everything else that can be wrong with one is a matter of validation.</summary>
internal static class DiagnosticCodes
{
    public static readonly DiagnosticCode TooLarge = DiagnosticCode.Error("POLICY_TOO_LARGE");
    public static readonly DiagnosticCode TooDeep = DiagnosticCode.Error("POLICY_TOO_DEEP");
    public static readonly DiagnosticCode TooManyProblems = DiagnosticCode.Error("TOO_MANY_PROBLEMS"); // or as severe as the worst of them
    public static readonly DiagnosticCode JsonSyntax = DiagnosticCode.Error("JSON_SYNTAX_ERROR");
    public static readonly DiagnosticCode DuplicateKey = DiagnosticCode.Error("DUPLICATE_JSON_KEY");
    public static readonly DiagnosticCode DataType = DiagnosticCode.Error("DATA_TYPE_MISMATCH");
    public static readonly DiagnosticCode UnknownElement = DiagnosticCode.Error("INVALID_POLICY_ELEMENT");
    public static readonly DiagnosticCode MissingStatement = DiagnosticCode.Error("MISSING_STATEMENT");
    public static readonly DiagnosticCode Version = DiagnosticCode.Error("INVALID_VERSION");
    public static readonly DiagnosticCode MissingEffect = DiagnosticCode.Error("MISSING_EFFECT");
    public static readonly DiagnosticCode Effect = DiagnosticCode.Error("INVALID_EFFECT");
    public static readonly DiagnosticCode MissingAction = DiagnosticCode.Error("MISSING_ACTION");
    public static readonly DiagnosticCode MissingResource = DiagnosticCode.Error("MISSING_RESOURCE");
    public static readonly DiagnosticCode MissingPrincipal = DiagnosticCode.Error("MISSING_PRINCIPAL");
    public static readonly DiagnosticCode Combination = DiagnosticCode.Error("UNSUPPORTED_ELEMENT_COMBINATION");
    public static readonly DiagnosticCode Principal = DiagnosticCode.Error("UNSUPPORTED_PRINCIPAL");
    public static readonly DiagnosticCode ServiceControlPrincipal = DiagnosticCode.Error("SCP_SYNTAX_ERROR_PRINCIPAL");
    public static readonly DiagnosticCode PrincipalFormat = DiagnosticCode.Error("INVALID_PRINCIPAL_FORMAT");
    public static readonly DiagnosticCode PrincipalKey = DiagnosticCode.Error("INVALID_PRINCIPAL_KEY");
}
