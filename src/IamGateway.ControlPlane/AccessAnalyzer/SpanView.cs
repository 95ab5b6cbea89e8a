namespace IamGateway.ControlPlane.AccessAnalyzer;

/// <summary>A piece of a policy's text.</summary>
/// <param name="End">After its last character.</param>
internal sealed record SpanView(PointView Start, PointView End);
