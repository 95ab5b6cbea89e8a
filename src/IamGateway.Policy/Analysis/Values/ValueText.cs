namespace IamGateway.Policy.Analysis.Values;

/// <summary>A text that stands for all values which conditions can't tell apart.</summary>
/// <param name="Text">The text.</param>
/// <param name="Rank">How natural it is; lower is more so.</param>
internal readonly record struct ValueText(string Text, int Rank);
