namespace IamGateway.ControlPlane.Operations;

/// <summary>The region that the control plane says it is in.</summary>
/// <param name="Name">For example <c>us-east-1</c>.</param>
public sealed record ControlPlaneRegion(string Name);
