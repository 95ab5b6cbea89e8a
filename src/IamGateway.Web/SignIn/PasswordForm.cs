namespace IamGateway.Web.SignIn;

/// <summary>What the page behind a one-time link shows.</summary>
public sealed record PasswordForm
{
    /// <summary>Path that the form posts to.</summary>
    public required string Action { get; init; }

    /// <summary>The link's secret.</summary>
    public required string Token { get; init; }

    /// <summary>Whose password it is.</summary>
    public required string SubjectName { get; init; }

    /// <summary>True: the root user's.</summary>
    public required bool IsRoot { get; init; }

    /// <summary>Why the last attempt failed; null: it did not.</summary>
    public string? Problem { get; init; }
}
