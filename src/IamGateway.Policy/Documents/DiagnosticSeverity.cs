namespace IamGateway.Policy.Documents;

/// <summary>How much a finding matters; the categories of IAM Access Analyzer. Source: IAM User Guide, "IAM Access Analyzer policy validation".</summary>
public enum DiagnosticSeverity
{
    /// <summary>The policy does not work as written; it is refused where policies are stored.</summary>
    Error,

    /// <summary>The policy gives more than is safe.</summary>
    SecurityWarning,

    /// <summary>The policy does something else than it seems to.</summary>
    Warning,

    /// <summary>The policy could be shorter or clearer.</summary>
    Suggestion,
}
