namespace IamGateway.Policy.Analysis;

/// <summary>Finds the classes into which a part of the request falls.</summary>
/// <param name="asked">The statements that must be told apart.</param>
/// <param name="wanted">From each of these, one statement must match; other classes may be left out.</param>
/// <param name="fatal">None of these may match; other classes may be left out.</param>
internal delegate IReadOnlyList<RequestClass> ClassFinder(Bits asked, IReadOnlyList<Bits> wanted, Bits fatal);
