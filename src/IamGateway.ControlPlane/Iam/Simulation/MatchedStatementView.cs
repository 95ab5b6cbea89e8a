namespace IamGateway.ControlPlane.Iam.Simulation;

/// <summary>A statement that matches a simulated request.</summary>
/// <param name="SourcePolicyId">Name of its policy, or its number in a list of the request: <c>PolicyInputList.1</c>.</param>
/// <param name="SourcePolicyType">Where the policy comes from; null: from a list of the request.</param>
/// <param name="StartPosition">Its opening brace.</param>
/// <param name="EndPosition">After its closing brace.</param>
internal sealed record MatchedStatementView(string SourcePolicyId, string? SourcePolicyType, PositionView StartPosition, PositionView EndPosition);
