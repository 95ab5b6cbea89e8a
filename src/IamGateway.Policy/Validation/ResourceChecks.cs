using IamGateway.Policy.Arns;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>Resources. Source: IAM User Guide, "IAM JSON policy elements: Resource".</summary>
internal static class ResourceChecks
{
    private static readonly DiagnosticCode
        Empty = DiagnosticCode.Error("EMPTY_ARRAY_RESOURCE"),
        EffectivelyStar = DiagnosticCode.Suggestion("RESOURCE_EFFECTIVELY_STAR");

    public static void Check(SourceStatement statement, DiagnosticList diagnostics)
    {
        if (statement.Resources.IsEmptyList)
            diagnostics.Add(Empty, statement.Resources.Node!, $"{statement.Resources.Node!.Name} is empty; name at least one resource, or * for all.");
        foreach (var entry in statement.Resources.Entries)
        {
            if (entry.Text == "*" || !ArnChecks.CheckForm(entry, diagnostics) || !Arn.TrySplit(entry.Text, out var arn))
                continue;
            if (!VariableChecks.CheckResource(entry, arn, statement.Policy.HasVariables, diagnostics))
                continue;
            ArnChecks.CheckResource(entry, arn, diagnostics);
            if (arn.Service.ContainsAny('*', '?'))
                diagnostics.Add(ActionChecks.WildcardService, entry, $"\"{Excerpt.Of(entry.Text)}\" has a wildcard in the service; name the service, so that the resources of no other one are meant.");
            if (statement.Grants && !statement.Resources.IsNegated && ResourceBreadth.IsEverything(arn))
                diagnostics.Add(EffectivelyStar, entry, $"\"{Excerpt.Of(entry.Text)}\" is every resource of its kind; name an account or the resources that are meant.");
        }
    }
}
