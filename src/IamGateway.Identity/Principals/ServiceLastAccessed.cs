namespace IamGateway.Identity.Principals;

/// <summary>When a principal last used a service, or one action of it. A note of use: it has no row in the outbox.</summary>
public sealed class ServiceLastAccessed
{
    /// <summary>Id of the IAM user or role, or the account's id for the root user.</summary>
    public required string PrincipalId { get; init; }

    /// <summary>The prefix of the service's actions, for example <c>iam</c>.</summary>
    public required string Service { get; init; }

    /// <summary>For example <c>GetUser</c>; empty: any action of the service.</summary>
    public string Action { get; init; } = "";

    public required DateTimeOffset LastAt { get; set; }

    /// <summary>Null: the request named none.</summary>
    public string? Region { get; set; }
}
