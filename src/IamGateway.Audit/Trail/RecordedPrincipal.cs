namespace IamGateway.Audit.Trail;

/// <summary>Who asked, as the trail has it.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Type">The value of <c>aws:PrincipalType</c>.</param>
/// <param name="Account">Twelve digits; empty: nobody was authenticated.</param>
public sealed record RecordedPrincipal(string Arn, string Type, string Account)
{
    public string? UserId { get; init; }

    /// <summary>User name of the person behind a role session; null: there is none.</summary>
    public string? Person { get; init; }

    /// <summary>Public id of the session; null: there is none.</summary>
    public string? Session { get; init; }
}
