using System.Text;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Tests.Validation;

/// <summary>A policy that has one finding of a code, and one beside it that has none.</summary>
/// <param name="Code">The code.</param>
/// <param name="Severity">Its severity.</param>
/// <param name="Type">What both policies are.</param>
/// <param name="Policy">A statement, or a whole document, with single quotes for double ones. A mark (▸) stands before the place of the finding.</param>
/// <param name="Path">JSON path of the finding; <c>~</c> stands for the statement.</param>
/// <param name="NearMiss">The policy without the fault.</param>
public sealed record FindingCase(string Code, DiagnosticSeverity Severity, PolicyType Type, string Policy, string Path, string NearMiss)
{
    private const string Mark = "▸";

    /// <summary>Other codes that the policy rightly has.</summary>
    public string Others { get; init; } = "";

    /// <summary>The document, its one finding's line and column.</summary>
    public (string Json, int Line, int Column) Read()
    {
        var marked = Complete(Policy);
        var before = marked[..marked.IndexOf(Mark, StringComparison.Ordinal)];
        return (marked.Replace(Mark, "", StringComparison.Ordinal), before.Count(character => character == '\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    /// <summary>A statement made into a document; a document stays as it is.</summary>
    public static string Complete(string policy)
    {
        var text = new StringBuilder(policy).Replace('\'', '"');
        return policy.Contains("'Statement'", StringComparison.Ordinal)
            ? text.ToString()
            : $"{{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {text}\n  ]\n}}";
    }

    public override string ToString() => $"{Code} {Policy}"[..Math.Min(120, Code.Length + Policy.Length + 1)];
}
