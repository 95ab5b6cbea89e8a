using IamGateway.AspNetCore.Authorization;

namespace IamGateway.Audit.Trail;

/// <summary>What waits for the writer: exactly one of decision and sign-in is set.</summary>
/// <param name="Done">Completed when the entry is on disk; null: nobody waits.</param>
internal readonly record struct TrailEntry(DecisionRecord? Decision, SignInEvent? SignIn, TaskCompletionSource? Done);
