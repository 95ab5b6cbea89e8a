namespace IamGateway.Identity.Credentials;

/// <summary>Failed sign-ins counted against one key: a canonical account of any population, known or not, or a source address.</summary>
public sealed class SignInFailures
{
    /// <summary>Length-prefixed and hashed by whoever counts, so that two keys never meet.</summary>
    public required string Key { get; init; }

    public int Count { get; set; }

    /// <summary>How often it was locked since the last success: each lock lasts twice as long.</summary>
    public int Locks { get; set; }

    public DateTimeOffset WindowStartedAt { get; set; }

    /// <summary>Null: not locked.</summary>
    public DateTimeOffset? LockedUntil { get; set; }
}
