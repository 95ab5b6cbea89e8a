using System.Collections.Immutable;
using IamGateway.Policy.Documents;

namespace IamGateway.ControlPlane.AccessAnalyzer;

/// <summary>A finding about a policy.</summary>
/// <param name="FindingType"><c>ERROR</c>, <c>SECURITY_WARNING</c>, <c>WARNING</c> or <c>SUGGESTION</c>.</param>
/// <param name="Locations">Where in the policy; none: it is about all of it.</param>
internal sealed record FindingView(string FindingType, string IssueCode, string FindingDetails, string LearnMoreLink, ImmutableArray<LocationView> Locations)
{
    private const string Reference = "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html";

    public static FindingView Of(PolicyDiagnostic finding) => new(
        finding.Severity switch
        {
            DiagnosticSeverity.Error => "ERROR",
            DiagnosticSeverity.SecurityWarning => "SECURITY_WARNING",
            DiagnosticSeverity.Warning => "WARNING",
            _ => "SUGGESTION",
        },
        finding.Code,
        finding.Message,
        Reference,
        finding.Location is { } location ? [LocationView.Of(location)] : []);
}
