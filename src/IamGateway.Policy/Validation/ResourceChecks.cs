using IamGateway.Policy.Arns;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>The form of resources. Source: IAM User Guide, "IAM JSON policy elements: Resource".</summary>
internal static class ResourceChecks
{
    private static readonly DiagnosticCode
        Empty = DiagnosticCode.Error("EMPTY_ARRAY_RESOURCE"),
        Prefix = DiagnosticCode.Error("INVALID_ARN_PREFIX"),
        Fields = DiagnosticCode.Error("MISSING_ARN_FIELD");

    public static void Check(SourceStatement statement, DiagnosticList diagnostics)
    {
        if (statement.Resources.IsEmptyList)
            diagnostics.Add(Empty, statement.Resources.Node!, $"{statement.Resources.Node!.Name} is empty; name at least one resource, or * for all.");
        foreach (var entry in statement.Resources.Entries)
        {
            if (entry.Text != "*" && IsArn(entry, diagnostics))
                VariableChecks.CheckResource(entry, statement.Policy.HasVariables, diagnostics);
        }
    }

    /// <summary>Whether a text has the form of an ARN; reported when not.</summary>
    public static bool IsArn(SourceNode node, DiagnosticList diagnostics)
    {
        if (!node.Text.StartsWith("arn:", StringComparison.Ordinal))
            diagnostics.Add(Prefix, node, $"\"{Excerpt.Of(node.Text)}\" is not an ARN; write one, which begins with arn:, or * where everything is meant.");
        else if (!Arn.TrySplit(node.Text, out _))
            diagnostics.Add(Fields, node, $"\"{Excerpt.Of(node.Text)}\" lacks fields; write arn:partition:service:region:account:resource.");
        else
            return true;
        return false;
    }
}
