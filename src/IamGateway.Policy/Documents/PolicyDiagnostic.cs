namespace IamGateway.Policy.Documents;

/// <summary>One finding about a policy document, with its place.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Code">Stable name of the problem, for example <c>DUPLICATE_JSON_KEY</c>.</param>
/// <param name="Path">JSON path of the element, for example <c>$.Statement[0].Effect</c>.</param>
/// <param name="Line">Line in the document, from 1.</param>
/// <param name="Column">Column in the line in characters, from 1.</param>
/// <param name="Message">What is wrong and how to mend it, in one sentence.</param>
public sealed record PolicyDiagnostic(DiagnosticSeverity Severity, string Code, string Path, int Line, int Column, string Message)
{
    /// <summary>The text that it is about; null: the policy as a whole.</summary>
    public PolicyLocation? Location { get; init; }

    /// <summary>The finding as one line of text: place, message and code.</summary>
    public override string ToString() => $"{Path} (line {Line}, column {Column}): {Message} [{Code}]";
}
