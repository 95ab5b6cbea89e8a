using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Evaluation;

/// <summary>A policy that applies, with the name it is reported by.</summary>
/// <param name="Name">An ARN for managed policies, the inline policy's name otherwise.</param>
/// <param name="Version">For example <c>v3</c>; null where policies have none.</param>
/// <param name="Document">What it says.</param>
public sealed record PolicySource(string Name, string? Version, PolicyDocument Document);
