using System.Collections.Immutable;
using IamGateway.Policy.Documents;

namespace IamGateway.Identity.Principals;

/// <summary>A policy document that must not be stored.</summary>
/// <param name="diagnostics">Everything that is wrong with it, in the order of the text.</param>
public sealed class MalformedPolicyException(ImmutableArray<PolicyDiagnostic> diagnostics)
    : Exception(string.Join(Environment.NewLine, diagnostics))
{
    /// <summary>Everything that is wrong with the document; at least one.</summary>
    public ImmutableArray<PolicyDiagnostic> Diagnostics { get; } = diagnostics;
}
