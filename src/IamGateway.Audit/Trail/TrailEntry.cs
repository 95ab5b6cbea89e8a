using IamGateway.AspNetCore.Authorization;

namespace IamGateway.Audit.Trail;

/// <summary>What waits for the writer: exactly one of decision, sign-in and call is set.</summary>
/// <param name="Done">Completed when the entry is on disk; null: nobody waits.</param>
internal readonly record struct TrailEntry(DecisionRecord? Decision, SignInEvent? SignIn, ManagementEvent? Call, TaskCompletionSource? Done);
