namespace IamGateway.Policy.Documents;

/// <summary>
/// The stable name of a problem and how much it matters. Names are those of IAM Access Analyzer where it has one for the problem.
/// Source: IAM User Guide, "IAM Access Analyzer policy check reference".
/// </summary>
/// <param name="Name">For example <c>DUPLICATE_JSON_KEY</c>.</param>
/// <param name="Severity">The same wherever the problem is found.</param>
internal sealed record DiagnosticCode(string Name, DiagnosticSeverity Severity)
{
    /// <summary>Such a policy is not stored.</summary>
    public static DiagnosticCode Error(string name) => new(name, DiagnosticSeverity.Error);

    /// <summary>Such a policy gives more than is safe.</summary>
    public static DiagnosticCode SecurityWarning(string name) => new(name, DiagnosticSeverity.SecurityWarning);

    /// <summary>Such a policy does something else than it seems to.</summary>
    public static DiagnosticCode Warning(string name) => new(name, DiagnosticSeverity.Warning);

    /// <summary>Such a policy could be shorter or clearer.</summary>
    public static DiagnosticCode Suggestion(string name) => new(name, DiagnosticSeverity.Suggestion);
}
