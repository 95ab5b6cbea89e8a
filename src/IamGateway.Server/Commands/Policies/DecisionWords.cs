using System.Globalization;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Server.Commands.Policies;

/// <summary>Decisions in sentences.</summary>
internal static class DecisionWords
{
    /// <summary>What led to a decision, to be read after its outcome and a colon.</summary>
    public static string Of(DecisionReason reason) => reason switch
    {
        DecisionReason.NoIdentityPolicyAllows => "no identity policy allows it.",
        DecisionReason.NoPermissionsBoundaryAllows => "the permissions boundary does not allow it.",
        DecisionReason.NoSessionPolicyAllows => "no session policy allows it.",
        DecisionReason.NoResourcePolicyAllows => "the policy of the resource has to allow it, and does not.",
        DecisionReason.NoServiceControlPolicyAllows => "a level of the organization has no service control policy that allows it.",
        DecisionReason.NoResourceControlPolicyAllows => "a level of the organization has no resource control policy that allows it.",
        DecisionReason.DenyStatement => "a statement denies it, whatever else allows it.",
        DecisionReason.IdentityPolicyAllows => "an identity policy allows it, and nothing keeps it from that.",
        DecisionReason.ResourcePolicyAllows => "the policy of the resource allows it, and nothing keeps it from that.",
        DecisionReason.RootUserMayDoAnything => "the root user needs no identity policy, and nothing keeps it from that.",
        _ => "it cannot be decided, so it is denied: the action or the resource is empty or too long, or a context key has too many values, or too long a one.",
    };

    /// <summary>A statement, for example <c>statement 0 (ReadReports) of the identity policy reports</c>.</summary>
    public static string Of(DecidingStatement statement)
    {
        var sid = statement.Sid is null ? "" : $" ({VisibleText.Of(statement.Sid)})";
        return string.Create(CultureInfo.InvariantCulture, $"statement {statement.Index}{sid} of the {PolicyTypeNames.Long(statement.Type)} {VisibleText.Of(statement.Policy)}");
    }
}
