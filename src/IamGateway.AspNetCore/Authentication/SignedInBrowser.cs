using System.Collections.Immutable;

namespace IamGateway.AspNetCore.Authentication;

/// <summary>What stands behind a browser's session cookie: who signed in, and the principal it acts as, if one is chosen.</summary>
/// <param name="SignInId">Public id of the sign-in session.</param>
/// <param name="DisplayName">The person's user name, the IAM user's name, or the root user's e-mail.</param>
/// <param name="Groups">Display names of the groups.</param>
/// <param name="SignedInAt">When the first factor was proved.</param>
/// <param name="MfaAt">When a second factor was proved; null: not in this session.</param>
/// <param name="ExpiresAt">When the sign-in ends by itself.</param>
/// <param name="Caller">Null: a person who has not chosen an account and permission set, or has none.</param>
public sealed record SignedInBrowser(
    string SignInId,
    string DisplayName,
    ImmutableArray<string> Groups,
    DateTimeOffset SignedInAt,
    DateTimeOffset? MfaAt,
    DateTimeOffset ExpiresAt,
    Caller? Caller)
{
    /// <summary>True: the sign-in has to prove a second factor before it acts as anybody, and <see cref="Caller"/> is null until then.</summary>
    public bool MfaDue { get; init; }
}
