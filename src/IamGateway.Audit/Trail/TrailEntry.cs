using IamGateway.AspNetCore.Authorization;

namespace IamGateway.Audit.Trail;

/// <summary>What waits for the writer: one of decision, sign-in and call; or none, from whoever waits for what was recorded before.</summary>
/// <param name="Done">Completed when the entry is on disk; null: nobody waits.</param>
internal readonly record struct TrailEntry(DecisionRecord? Decision, SignInEvent? SignIn, ManagementEvent? Call, TaskCompletionSource? Done);
