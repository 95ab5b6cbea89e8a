namespace IamGateway.Policy.Documents;

/// <summary>A piece of a text.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">After its last character.</param>
public readonly record struct TextSpan(TextPosition Start, TextPosition End);
