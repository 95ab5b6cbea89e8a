using System.Text.RegularExpressions;
using IamGateway.Policy.Analysis;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Tests.Analysis;

/// <summary>Runs the examples of the page on access checks.</summary>
public sealed partial class DocumentedChecksTests
{
    public static TheoryData<string, string, AccessAnswer> Examples
    {
        get
        {
            var examples = new TheoryData<string, string, AccessAnswer>();
            foreach (Match row in Row().Matches(File.ReadAllText(Path.Combine(Repository(), "docs", "concepts", "access-checks.md"))))
                examples.Add(row.Groups["existing"].Value, row.Groups["new"].Value, Enum.Parse<AccessAnswer>(row.Groups["answer"].Value));
            return examples;
        }
    }

    [Theory, MemberData(nameof(Examples))]
    public void A_documented_example_gets_its_answer(string existing, string updated, AccessAnswer answer) =>
        Assert.Equal(answer, Checks.NoNewAccess(Policy(existing), Policy(updated)));

    [Fact]
    public void Every_answer_has_examples() =>
        Assert.Equal(Enum.GetValues<AccessAnswer>().Order(), Examples.Select(example => (AccessAnswer)example[2]).Distinct().Order());

    private static PolicySource[] Policy(string statements)
    {
        var result = PolicyParser.Parse($"{{\"Version\": \"2012-10-17\", \"Statement\": {statements}}}");
        Assert.Empty(result.Diagnostics);
        return [new PolicySource("policy", null, result.Document!)];
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "IamGateway.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"^\| `(?<existing>[^`]+)` \| `(?<new>[^`]+)` \| (?<answer>[A-Z][a-z]+) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}
