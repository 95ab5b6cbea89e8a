using System.Text.RegularExpressions;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Validation;

namespace IamGateway.Policy.Tests.Validation;

/// <summary>The table of findings in the documentation, the code and the cases tell of the same findings.</summary>
public sealed partial class PolicyFindingsTests
{
    private static readonly string Repository = FindRepository();

    /// <summary>Code and severity, as the source makes them.</summary>
    private static readonly SortedSet<string> Made = [.. Sources().SelectMany(source => CodeInSource().Matches(source)).Select(found => $"{found.Groups["code"].Value} {found.Groups["severity"].Value}")];

    [Fact]
    public void Every_finding_is_documented_with_its_severity()
    {
        var documented = File.ReadAllLines(Path.Combine(Repository, "docs", "reference", "policy-findings.md"))
            .Select(line => RowInDocument().Match(line))
            .Where(row => row.Success)
            .Select(row => $"{row.Groups["code"].Value} {Severity(row.Groups["severity"].Value)}")
            .ToList();
        Assert.True(Made.Count > 100, $"{Made.Count} codes");
        Assert.Equal(documented.Distinct(StringComparer.Ordinal).Count(), documented.Count);
        Assert.Equal(Made, documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_finding_has_a_case() =>
        Assert.Equal(Made, FindingCases.All.Concat(CatalogueChecksTests.Rows).Select(row => $"{row.Code} {row.Severity}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_code_in_the_source_is_found_by_this_test() =>
        Assert.Equal(Sources().Sum(source => CodeMade().Count(source)), Sources().Sum(source => CodeInSource().Count(source)));

    [Fact]
    public void Validation_shows_little_to_the_outside() =>
        Assert.Equal(
            [nameof(AccessLevel), nameof(ActionCatalogue), nameof(PolicyValidator)],
            typeof(PolicyValidator).Assembly.GetExportedTypes().Where(type => type.Namespace == typeof(PolicyValidator).Namespace && !type.IsNested).Select(type => type.Name).Order(StringComparer.Ordinal));

    private static string Severity(string text) => Enum.GetValues<DiagnosticSeverity>().Single(severity => severity.ToString().Equals(text.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)).ToString();

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Path.Combine(Repository, "src", "IamGateway.Policy"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith("DiagnosticCode.cs", StringComparison.Ordinal))
            .Select(File.ReadAllText);

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "IamGateway.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex("DiagnosticCode\\.(?<severity>Error|SecurityWarning|Warning|Suggestion)\\(\"(?<code>[A-Z0-9_]+)\"\\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeInSource();

    [GeneratedRegex(@"DiagnosticCode\.(Error|SecurityWarning|Warning|Suggestion)\(|new DiagnosticCode\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeMade();

    [GeneratedRegex(@"^\| `(?<code>[A-Z0-9_]+)` \| (?<severity>[A-Z_]+) \| [a-z, ]+ \| .+ \|$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RowInDocument();
}
