namespace IamGateway.Policy.Documents;

/// <summary>A place in a text.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">In the line, in characters (UTF-16 code units) from 1.</param>
/// <param name="Offset">How many characters come before it in the whole text.</param>
public readonly record struct TextPosition(int Line, int Column, int Offset);
