namespace IamGateway.ControlPlane.Iam.Reports;

/// <summary>A credential report of an account.</summary>
/// <param name="Content">CSV, UTF-8.</param>
internal sealed record CredentialReport(byte[] Content, DateTimeOffset GeneratedAt);
