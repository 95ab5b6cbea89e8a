using System.Text;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Web.Answers;

/// <summary>Says a denial in words for the person who was denied.</summary>
internal static class DenialText
{
    /// <summary>The one sentence why. Says nothing of policies to those who are not signed in.</summary>
    public static string Why(DecisionRecord denied) => denied switch
    {
        { Authentication: AuthenticationProblem.Expired or AuthenticationProblem.SessionEnded } => "Your session has ended. Sign in again.",
        { Authentication: not AuthenticationProblem.None } => "What your browser presented to prove who you are was not accepted. Sign in again.",
        { Caller.IsAnonymous: true } => "You are not signed in, and this address is not open to everyone.",
        { Target.IsMapped: false } => $"The service has no action for {denied.Method} on this address, so no policy can allow it.",
        { NeedsMfa: true } => "Your permissions allow this only after a second factor, and this session has none that is recent enough.",
        { Decision.Outcome: DecisionOutcome.ExplicitDeny, Decision.Statement: { } statement } => $"{Statement(statement)} denies it, whatever else allows it.",
        _ => Missing(denied.Decision.Reason, denied.Target.Action),
    };

    /// <summary>The statement that denied, for the facts; null when none did or the caller may not know.</summary>
    public static string? DecidedBy(DecisionRecord denied) =>
        !denied.Caller.IsAnonymous && denied.Decision is { Outcome: DecisionOutcome.ExplicitDeny, Statement: { } statement } ? statement.ToString() : null;

    /// <summary>The action in words: <c>orders:DeleteOrder</c> is "delete order".</summary>
    public static string InWords(string action)
    {
        var words = new StringBuilder();
        foreach (var letter in action.AsSpan(action.IndexOf(':', StringComparison.Ordinal) + 1))
        {
            if (char.IsAsciiLetterUpper(letter) && words.Length > 0 && !char.IsAsciiLetterUpper(words[^1]))
                words.Append(' ');
            words.Append(words.Length > 0 && words[^1] != ' ' ? letter : char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }

    private static string Statement(DecidingStatement statement)
    {
        var which = statement.Sid is { } sid ? $"The statement “{sid}”" : $"Statement {statement.Index + 1}";
        var kind = statement.Type switch
        {
            PolicyType.PermissionsBoundary => "the permissions boundary",
            PolicyType.Session => "the session policy",
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
        DecisionReason.NoResourcePolicyAllows => $"The resource belongs to another account, and that account does not allow {action} on it to you.",
        DecisionReason.DenyStatement => $"A policy denies {action} on this resource.",
        _ => "It could not be decided, and what cannot be decided is denied.",
    };
}
