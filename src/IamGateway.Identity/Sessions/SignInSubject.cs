namespace IamGateway.Identity.Sessions;

/// <summary>Who signs in: exactly one of the three is set.</summary>
/// <param name="PersonId">A person of the identity store.</param>
/// <param name="UserId">An IAM user.</param>
/// <param name="RootAccountId">The root user of this account.</param>
public sealed record SignInSubject(string? PersonId = null, string? UserId = null, string? RootAccountId = null)
{
    /// <summary>When the sign-in must end, whatever the rules allow, because the identity provider said so; null: it did not.</summary>
    public DateTimeOffset? EndsBy { get; init; }
}
