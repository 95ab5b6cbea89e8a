namespace IamGateway.Policy.Analysis.Texts;

/// <summary>All texts that match the same sets of patterns.</summary>
/// <param name="Matched">The sets.</param>
/// <param name="Example">One of the shortest of them.</param>
internal sealed record TextClass(Bits Matched, string Example);
