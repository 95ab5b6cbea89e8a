using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Evaluation;

/// <summary>The statement that decided a request. Made once, when its policy is compiled.</summary>
/// <param name="Type">The role its policy plays.</param>
/// <param name="Policy">Name of the policy: an ARN for managed policies, the inline policy's name otherwise.</param>
/// <param name="Version">Version of the policy, for example <c>v3</c>; null where policies have none.</param>
/// <param name="Sid">The statement's <c>Sid</c>; null when it has none.</param>
/// <param name="Index">Position of the statement in its document, from 0.</param>
public sealed record DecidingStatement(PolicyType Type, string Policy, string? Version, string? Sid, int Index)
{
    /// <summary>For people and logs: <c>policy#Sid</c>, or <c>policy#index</c> without a <c>Sid</c>.</summary>
    public override string ToString() => $"{Policy}{(Version is null ? "" : $"@{Version}")}#{Sid ?? Index.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}
