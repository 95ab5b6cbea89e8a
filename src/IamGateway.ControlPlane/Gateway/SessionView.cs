namespace IamGateway.ControlPlane.Gateway;

/// <summary>A session that was made from a sign-in.</summary>
/// <param name="SessionId">Its public id, which the trail has too.</param>
/// <param name="PrincipalArn">The role, IAM user or root user it acts as.</param>
/// <param name="Mfa">Whether a second factor was proved.</param>
internal sealed record SessionView(string SessionId, string PrincipalArn, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, bool Mfa)
{
    /// <summary>User name of the person; null for IAM users and root users.</summary>
    public string? Person { get; init; }

    public string? SourceIp { get; init; }
    public string? UserAgent { get; init; }
}
