namespace IamGateway.Policy.Documents;

/// <summary>One problem found while reading a policy document, with its place.</summary>
/// <param name="Code">Stable name of the problem, for example <c>DUPLICATE_KEY</c>.</param>
/// <param name="Path">JSON path of the element, for example <c>$.Statement[0].Effect</c>.</param>
/// <param name="Line">Line in the document, from 1.</param>
/// <param name="Column">Column in the line in characters, from 1.</param>
/// <param name="Message">What is wrong and how to mend it, in one sentence.</param>
public sealed record PolicyDiagnostic(string Code, string Path, int Line, int Column, string Message)
{
    /// <summary>The problem as one line of text: place, code and message.</summary>
    public override string ToString() => $"{Path} (line {Line}, column {Column}): {Message} [{Code}]";
}
