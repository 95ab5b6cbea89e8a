namespace IamGateway.Policy.Documents;

/// <summary>A part of a policy and its place in the text.</summary>
/// <param name="Path">The way to the value from the root.</param>
/// <param name="IsName">True: the key that the value stands under is meant, and not the value.</param>
/// <param name="Span">Where it stands; empty where a place alone is known.</param>
public sealed record PolicyLocation(SourcePath Path, bool IsName, TextSpan Span);
