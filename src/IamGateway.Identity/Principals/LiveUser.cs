namespace IamGateway.Identity.Principals;

/// <summary>An IAM user who exists now.</summary>
/// <param name="User">The user.</param>
/// <param name="Groups">Names of the user's groups, in order.</param>
public sealed record LiveUser(IamUser User, IReadOnlyList<string> Groups);
