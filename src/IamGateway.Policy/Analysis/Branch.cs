namespace IamGateway.Policy.Analysis;

/// <summary>One way in which a part of the request can be chosen.</summary>
/// <param name="Matching">The statements, of those that ask something of the part, that then match.</param>
/// <param name="Part">The part.</param>
/// <param name="Rank">How natural it is; lower is more so.</param>
/// <param name="IsExact">Whether the statements certainly match, and not only possibly.</param>
internal sealed record Branch(Bits Matching, RequestPart Part, int Rank, bool IsExact);
