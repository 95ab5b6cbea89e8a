using System.Collections.Immutable;

namespace IamGateway.Policy.Documents;

/// <summary>The document that was read, and every problem found in it.</summary>
/// <param name="Document">Null when there is any problem.</param>
/// <param name="Diagnostics">In the order of the text.</param>
public sealed record PolicyParseResult(PolicyDocument? Document, ImmutableArray<PolicyDiagnostic> Diagnostics);
