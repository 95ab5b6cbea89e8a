namespace IamGateway.ControlPlane.Iam.Simulation;

/// <summary>What the permissions boundary says of a simulated request.</summary>
/// <param name="AllowedByPermissionsBoundary">Whether it allows the request and does not deny it.</param>
internal sealed record BoundaryDecisionView(bool AllowedByPermissionsBoundary);
