using IamGateway.Policy.Documents;
using IamGateway.Policy.Validation;

namespace IamGateway.Policy.Tests.Validation;

public sealed class PolicyValidatorTests
{
    public static TheoryData<FindingCase> Cases => [.. FindingCases.All];

    [Theory, MemberData(nameof(Cases))]
    public void Finds_the_fault_and_points_at_it(FindingCase row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var (json, line, column) = row.Read();
        var findings = PolicyValidator.Validate(json, row.Type);
        Assert.Equal(row.Others.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(row.Code).Order(), findings.Select(finding => finding.Code).Distinct().Order());
        var finding = Assert.Single(findings, finding => finding.Code == row.Code);
        Assert.Equal((row.Severity, row.Path.Replace("~", "$.Statement[0]", StringComparison.Ordinal), line, column), (finding.Severity, finding.Path, finding.Line, finding.Column));
        Assert.EndsWith(".", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(". ", finding.Message.Replace("…", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Does_not_find_it_beside(FindingCase row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Assert.DoesNotContain(PolicyValidator.Validate(FindingCase.Complete(row.NearMiss), row.Type), finding => finding.Code == row.Code);
    }
}
