using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Tests.Validation;

/// <summary>All cases, and short ways to write them.</summary>
internal static class FindingCases
{
    public const DiagnosticSeverity Error = DiagnosticSeverity.Error;
    public const DiagnosticSeverity Security = DiagnosticSeverity.SecurityWarning;
    public const DiagnosticSeverity Warning = DiagnosticSeverity.Warning;
    public const DiagnosticSeverity Suggestion = DiagnosticSeverity.Suggestion;

    public const PolicyType Identity = PolicyType.Identity;
    public const PolicyType Boundary = PolicyType.PermissionsBoundary;
    public const PolicyType Session = PolicyType.Session;
    public const PolicyType Resource = PolicyType.Resource;
    public const PolicyType Trust = PolicyType.Trust;
    public const PolicyType Scp = PolicyType.ServiceControl;
    public const PolicyType Rcp = PolicyType.ResourceControl;

    public static IEnumerable<FindingCase> All =>
        [.. DocumentCases.Rows, .. PatternCases.Rows, .. ConditionCases.Rows, .. PrincipalCases.Rows, .. TrustCases.Rows, .. SecurityCases.Rows];

    /// <summary>A statement that allows an action on objects.</summary>
    public static string Allow(string members) => $"{{'Effect': 'Allow', 'Action': 's3:GetObject', 'Resource': 'arn:aws:s3:::example-bucket/*', {members}}}";

    /// <summary>The same with a condition.</summary>
    public static string If(string condition) => Allow($"'Condition': {condition}");

    /// <summary>The same with a principal.</summary>
    public static string For(string principal) => Allow($"'Principal': {principal}");

    /// <summary>A statement with an action.</summary>
    public static string Action(string action) => $"{{'Effect': 'Allow', 'Action': {action}, 'Resource': 'arn:aws:s3:::example-bucket/*'}}";

    /// <summary>A statement with a resource.</summary>
    public static string On(string resource) => $"{{'Effect': 'Allow', 'Action': 's3:GetObject', 'Resource': {resource}}}";

    /// <summary>A document of two statements.</summary>
    public static string Both(string one, string other) => $"{{'Version': '2012-10-17', 'Statement': [{one}, {other}]}}";
}
