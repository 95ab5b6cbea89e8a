namespace IamGateway.Policy.Analysis;

/// <summary>Requests of which the same facts hold. A fact is what statements ask of one part of a request, such as that it matches certain patterns.</summary>
/// <param name="Certain">The facts that hold.</param>
/// <param name="Possible">The facts of which is not known whether they hold; empty when the class is exact.</param>
/// <param name="Part">That part of one of the requests.</param>
/// <param name="Rank">How natural it is; lower is more so. Between equals a counter-example is the more natural one.</param>
internal sealed record RequestClass(Bits Certain, Bits Possible, RequestPart Part, int Rank);
