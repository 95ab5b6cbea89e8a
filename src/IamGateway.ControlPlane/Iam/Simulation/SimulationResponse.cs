using System.Collections.Immutable;

namespace IamGateway.ControlPlane.Iam.Simulation;

/// <summary>What both simulations answer.</summary>
internal sealed record SimulationResponse(ImmutableArray<EvaluationResultView> EvaluationResults, bool IsTruncated, string? Marker);
