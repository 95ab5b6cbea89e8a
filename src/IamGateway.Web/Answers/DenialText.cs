using System.Text;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Web.Answers;

/// <summary>Says a denial in words for the person who was denied.</summary>
internal static class DenialText
{
    /// <summary>The one sentence why. Says nothing of policies to those who are not signed in.</summary>
    /// <param name="isSignedIn">True: someone is signed in, also when no account and permission set is chosen yet, so that the caller is still nobody.</param>
    public static string Why(DecisionRecord denied, bool isSignedIn) => denied switch
    {
        { Authentication: AuthenticationProblem.Expired or AuthenticationProblem.SessionEnded } => "Your session has ended. Sign in again.",
        { Authentication: AuthenticationProblem.Unavailable } => "Who you are cannot be checked now. Try again in a minute.",
        { Authentication: not AuthenticationProblem.None } => "What your browser presented to prove who you are was not accepted. Sign in again.",
        { Caller.IsAnonymous: true } when isSignedIn => "You have not chosen an account and permission set to act with.",
        { Caller.IsAnonymous: true } => "You are not signed in, and this address is not open to everyone.",
        { Target.IsMapped: false } => $"The service has no action for {denied.Method} on this address, so no policy can allow it.",
        { NeedsMfa: true } => "Your permissions allow this only after a second factor, and this session has none that is recent enough.",
        { Decision.Outcome: DecisionOutcome.ExplicitDeny, Decision.Statement: { } statement } => $"{Statement(statement)} denies it, whatever else allows it.",
        _ => Missing(denied.Decision.Reason, denied.Target.Action),
    };

    /// <summary>The statement that denied, for the facts; null when none did or the caller may not know.</summary>
    public static string? DecidedBy(DecisionRecord denied) =>
        !denied.Caller.IsAnonymous && denied.Decision is { Outcome: DecisionOutcome.ExplicitDeny, Statement: { } statement } ? statement.ToString() : null;

    /// <summary>The action in words: <c>orders:DeleteOrder</c> is "delete order". Runs of capitals stay as they are.</summary>
    public static string InWords(string action)
    {
        var name = action[(action.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var words = new StringBuilder();
        for (var index = 0; index < name.Length; index++)
        {
            var afterCapital = IsCapital(name, index - 1);
            var beforeCapital = IsCapital(name, index + 1);
            var beginsWord = index > 0 && IsCapital(name, index) && (!afterCapital || (!beforeCapital && index + 1 < name.Length));
            if (beginsWord)
                words.Append(' ');
            words.Append(beforeCapital || (afterCapital && !beginsWord) ? name[index] : char.ToLowerInvariant(name[index]));
        }

        return words.ToString();
    }

    private static bool IsCapital(string name, int index) => index >= 0 && index < name.Length && char.IsAsciiLetterUpper(name[index]);

    private static string Statement(DecidingStatement statement)
    {
        var which = statement.Sid is { } sid ? $"The statement “{sid}”" : $"Statement {statement.Index + 1}";
        var kind = statement.Type switch
        {
            PolicyType.PermissionsBoundary => "the permissions boundary",
            PolicyType.Session => "the session policy",
            PolicyType.ServiceControl => "the service control policy",
            PolicyType.ResourceControl => "the resource control policy",
            _ => "the policy",
        };
        return $"{which} of {kind} “{ShortName(statement.Policy)}”{(statement.Version is { } version ? $" ({version})" : "")}";
    }

    private static string ShortName(string policy) =>
        policy.StartsWith("arn:", StringComparison.Ordinal) ? policy[(policy.LastIndexOf('/') + 1)..] : policy;

    private static string Missing(DecisionReason reason, string action) => reason switch
    {
        DecisionReason.NoIdentityPolicyAllows => $"None of your policies allows {action} on this resource.",
        DecisionReason.NoPermissionsBoundaryAllows => $"Your permissions boundary does not allow {action} on this resource.",
        DecisionReason.NoSessionPolicyAllows => $"The policies of this session do not allow {action} on this resource.",
        DecisionReason.NoServiceControlPolicyAllows => $"Your organization does not let anybody in your account do {action} on this resource.",
        DecisionReason.NoResourceControlPolicyAllows => $"The organization that owns the resource does not let anybody do {action} on it.",
        DecisionReason.NoResourcePolicyAllows => $"The resource belongs to another account, and that account does not allow {action} on it to you.",
        DecisionReason.DenyStatement => $"A policy denies {action} on this resource.",
        _ => "It could not be decided, and what cannot be decided is denied.",
    };
}
