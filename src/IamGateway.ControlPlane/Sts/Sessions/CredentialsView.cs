using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Sts.Sessions;

/// <summary>Temporary credentials as answers have them.</summary>
internal sealed record CredentialsView(string AccessKeyId, [property: Secret] string SecretAccessKey, [property: Secret] string SessionToken, DateTimeOffset Expiration);
