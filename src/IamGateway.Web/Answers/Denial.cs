namespace IamGateway.Web.Answers;

/// <summary>What the page of a denied navigation shows.</summary>
public sealed record Denial
{
    /// <summary>The one sentence why.</summary>
    public required string Why { get; init; }

    public required string Method { get; init; }

    /// <summary>Path without the query.</summary>
    public required string Path { get; init; }

    /// <summary>What to give to an administrator.</summary>
    public required string DecisionId { get; init; }

    /// <summary>The action and what it means in words; null: not for this caller.</summary>
    public (string Name, string Words)? Action { get; init; }

    /// <summary>Null: not for this caller.</summary>
    public string? Resource { get; init; }

    /// <summary>ARN of who asked; null: nobody known.</summary>
    public string? Principal { get; init; }

    /// <summary>The statement that denied; null: none did.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Where a second factor is proved; null: it would not help.</summary>
    public string? VerifyAt { get; init; }

    /// <summary>Where to sign in; null: signed in already.</summary>
    public string? SignInAt { get; init; }

    /// <summary>The portal of this host.</summary>
    public required string PortalAt { get; init; }

    /// <summary>False: the request carried more than an address, so nothing can repeat it.</summary>
    public bool IsRepeatable { get; init; } = true;
}
