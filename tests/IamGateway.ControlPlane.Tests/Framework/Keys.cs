namespace IamGateway.ControlPlane.Tests.Framework;

/// <summary>What signs a call.</summary>
/// <param name="Token">Null: a long-term access key.</param>
internal sealed record Keys(string Id, string Secret, string? Token = null);
