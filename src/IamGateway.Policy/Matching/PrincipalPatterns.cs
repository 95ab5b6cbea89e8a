using System.Collections.Immutable;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Matching;

/// <summary>A statement's <c>Principal</c> or <c>NotPrincipal</c>. Source: IAM User Guide, "AWS JSON policy elements: Principal" and "NotPrincipal".</summary>
/// <param name="entries">The principals named.</param>
/// <param name="isNegated">Whether they are excluded.</param>
/// <param name="effect">What the statement does.</param>
internal sealed class PrincipalPatterns(ImmutableArray<PrincipalEntry> entries, bool isNegated, PolicyEffect effect)
{
    private readonly ImmutableArray<PrincipalPattern> _patterns = [.. entries.Select(entry => new PrincipalPattern(entry))];

    /// <summary>The principals named, as written.</summary>
    public ImmutableArray<string> Texts => [.. entries.Select(entry => entry.Value)];

    /// <summary>The element's name.</summary>
    public string Element => isNegated ? "NotPrincipal" : "Principal";

    /// <summary>In which ways the statement is about the principal.</summary>
    /// <param name="principal">Who asks.</param>
    /// <param name="hasBoundary">Whether a permissions boundary limits it.</param>
    public GrantKind Match(Principal principal, bool hasBoundary)
    {
        // AWS does not support NotPrincipal with Allow, which would grant to everybody but a few.
        if (isNegated && effect == PolicyEffect.Allow)
            return GrantKind.None;

        // "All principals that have a permissions boundary are denied by a NotPrincipal with Deny, whatever it lists."
        if (isNegated && hasBoundary)
            return GrantKind.Unlimited;

        var found = GrantKind.None;
        foreach (var pattern in _patterns)
            found |= pattern.Match(principal);
        return !isNegated ? found : found == GrantKind.None ? GrantKind.Unlimited : GrantKind.None;
    }
}
