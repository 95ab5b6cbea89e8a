namespace IamGateway.Federation.SignIn;

/// <summary>What one step has to say about itself in the trail.</summary>
/// <param name="Subject">A name that exists, or null.</param>
/// <param name="Refusal">Stable code; null: succeeded.</param>
internal sealed record TrailEntry(
    string? Subject = null,
    string? Method = null,
    string? SignInSessionId = null,
    string? Detail = null,
    string? PrincipalArn = null,
    string? Refusal = null);
