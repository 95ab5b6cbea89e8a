using IamGateway.AspNetCore.Authentication;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.AspNetCore.Authorization;

/// <summary>AWS's sentence about a denial. Tools and people match its text.</summary>
/// <remarks>Source: IAM User Guide, "Troubleshoot access denied error messages".</remarks>
internal static class DenialSentence
{
    /// <summary>Who may not do what, and why. To callers that are not authenticated it says nothing of policies.</summary>
    public static string Of(DecisionRecord denied, DenialCause cause) =>
        $"{Who(denied, cause)} is not authorized to perform: {denied.Target.Action} on resource: {denied.Target.Resource} {Why(denied, cause)}";

    private static string Who(DecisionRecord denied, DenialCause cause) =>
        cause is DenialCause.NoPrincipal or DenialCause.MfaDue ? "Whoever is signed in acts as nobody yet, and" : $"User: {denied.Caller.Arn}";

    /// <summary>Why a credential that was presented is not believed; null when none was presented.</summary>
    public static string? Credential(AuthenticationProblem problem) => problem switch
    {
        AuthenticationProblem.None => null,
        AuthenticationProblem.Malformed => "The credential cannot be read",
        AuthenticationProblem.Ambiguous => "More than one credential was presented",
        AuthenticationProblem.Expired => "The credential has expired",
        AuthenticationProblem.SessionEnded => "The session has ended",
        AuthenticationProblem.Unsupported => "This kind of credential is not accepted here",
        AuthenticationProblem.Unavailable => "The credential cannot be checked now",
        _ => "The credential is not trusted",
    };

    private static string Why(DecisionRecord denied, DenialCause cause) => cause switch
    {
        DenialCause.NotAuthenticated or DenialCause.Unavailable => Credential(denied.Authentication) is { } credential
            ? $"because {char.ToLowerInvariant(credential[0])}{credential[1..]}"
            : "because no credential was presented",
        DenialCause.MfaDue => "because this sign-in has to prove a second factor first",
        DenialCause.NoPrincipal => "because no account and permission set is chosen",
        _ when !denied.Target.IsMapped => "because the service has no action for this method and path",
        _ => Why(denied.Decision, denied.Target.Action),
    };

    private static string Why(Decision decision, string action) => decision.Reason switch
    {
        DecisionReason.DenyStatement => $"with an explicit deny in {WithArticle(decision.Statement?.Type)}{Name(decision.Statement)}",
        DecisionReason.NoPermissionsBoundaryAllows => $"because no permissions boundary allows the {action} action",
        DecisionReason.NoSessionPolicyAllows => $"because no session policy allows the {action} action",
        DecisionReason.NoResourcePolicyAllows => $"because no resource-based policy allows the {action} action",
        DecisionReason.NoServiceControlPolicyAllows => $"because no service control policy allows the {action} action",
        DecisionReason.NoResourceControlPolicyAllows => $"because no resource control policy allows the {action} action",
        DecisionReason.NoIdentityPolicyAllows => $"because no identity-based policy allows the {action} action",
        _ => "because the decision could not be made",
    };

    private static string WithArticle(PolicyType? type) => type switch
    {
        PolicyType.PermissionsBoundary => "a permissions boundary",
        PolicyType.Session => "a session policy",
        PolicyType.Resource or PolicyType.Trust => "a resource-based policy",
        PolicyType.ServiceControl => "a service control policy",
        PolicyType.ResourceControl => "a resource control policy",
        _ => "an identity-based policy",
    };

    /// <summary>AWS names managed policies only: an inline policy has no name outside its owner.</summary>
    private static string Name(DecidingStatement? statement) =>
        statement is { Policy: { } policy } && policy.StartsWith("arn:", StringComparison.Ordinal) ? $": {policy}" : "";
}
