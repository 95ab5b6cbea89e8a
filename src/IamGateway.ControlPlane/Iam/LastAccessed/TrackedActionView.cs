namespace IamGateway.ControlPlane.Iam.LastAccessed;

/// <summary>When an action was last asked for.</summary>
/// <param name="LastAccessedEntity">ARN of who asked.</param>
/// <param name="LastAccessedRegion">Null: the request named none.</param>
internal sealed record TrackedActionView(string ActionName, string LastAccessedEntity, DateTimeOffset LastAccessedTime, string? LastAccessedRegion);
