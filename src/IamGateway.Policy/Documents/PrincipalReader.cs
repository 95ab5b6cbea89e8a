using System.Collections.Immutable;

namespace IamGateway.Policy.Documents;

/// <summary>Reads <c>Principal</c> and <c>NotPrincipal</c>. Source: IAM User Guide, "AWS JSON policy elements: Principal" and "NotPrincipal".</summary>
/// <param name="diagnostics">Where problems go.</param>
/// <param name="type">The role the policy plays.</param>
internal sealed class PrincipalReader(DiagnosticList diagnostics, PolicyType type)
{
    private static readonly string[] Kinds = ["AWS", "Service", "Federated", "CanonicalUser"]; // as PrincipalEntryKind has them

    private readonly bool _hasPrincipals = type is PolicyType.Resource or PolicyType.Trust or PolicyType.ResourceControl;

    private DiagnosticCode MisplacedCode => type == PolicyType.ServiceControl ? DiagnosticCodes.ServiceControlPrincipal : DiagnosticCodes.Principal;

    /// <summary>The principals of a statement, and whether they are excluded; null when it names none.</summary>
    public (ImmutableArray<PrincipalEntry>? Entries, bool IsNegated) Read(SourceNode statement)
    {
        var node = statement.Find("Principal");
        var negated = statement.Find("NotPrincipal");
        var found = node ?? negated;
        if (!_hasPrincipals)
        {
            if (found is not null)
                diagnostics.AddAtName(MisplacedCode, found, $"{found.Name} does not go here: the policy is about whoever it is attached to; remove it.");
            return (null, false);
        }

        if (node is not null && negated is not null)
            diagnostics.AddAtName(DiagnosticCodes.Combination, node.Offset > negated.Offset ? node : negated, "A statement has Principal or NotPrincipal, not both.");
        if (found is null)
            diagnostics.Add(DiagnosticCodes.MissingPrincipal, statement, "A statement of this policy needs a Principal: say who it is about, or \"*\" for everybody.");
        return found is null ? (null, false) : (ReadElement(found), node is null);
    }

    private ImmutableArray<PrincipalEntry> ReadElement(SourceNode node)
    {
        if (node is { Kind: SourceKind.Text, Text: "*" })
            return [new PrincipalEntry(PrincipalEntryKind.Aws, "*")];
        if (node.Kind != SourceKind.Object)
        {
            diagnostics.Add(DiagnosticCodes.PrincipalFormat, node, $"{node.Name} is \"*\" or an object, for example {{\"AWS\": \"arn:aws:iam::123456789012:role/app\"}}.");
            return [];
        }

        var entries = ImmutableArray.CreateBuilder<PrincipalEntry>();
        foreach (var child in node.Children)
        {
            var kind = Array.IndexOf(Kinds, child.Name);
            if (kind < 0)
                diagnostics.AddAtName(DiagnosticCodes.PrincipalKey, child, $"\"{Excerpt.Of(child.Name)}\" is no kind of principal; the kinds are {string.Join(", ", Kinds)}.");
            foreach (var item in child.AsList())
            {
                if (item.Kind != SourceKind.Text)
                    diagnostics.Add(DiagnosticCodes.DataType, item, "A principal is a text.");
                else if (kind >= 0)
                    entries.Add(new PrincipalEntry((PrincipalEntryKind)kind, item.Text));
            }
        }

        return entries.ToImmutable();
    }
}
