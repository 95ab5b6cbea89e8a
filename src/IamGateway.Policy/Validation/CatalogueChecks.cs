using System.Collections.Immutable;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Validation;

/// <summary>Whether the services, actions, keys and resources of a policy exist. Source: IAM User Guide, "IAM Access Analyzer policy check reference".</summary>
internal static class CatalogueChecks
{
    private static readonly DiagnosticCode
        ActionService = DiagnosticCode.Error("INVALID_SERVICE_IN_ACTION"),
        Action = DiagnosticCode.Error("INVALID_ACTION"),
        KeyService = DiagnosticCode.Error("INVALID_SERVICE"),
        Key = DiagnosticCode.Error("INVALID_SERVICE_CONDITION_KEY"),
        Mismatch = DiagnosticCode.Suggestion("RESOURCE_MISMATCH"),
        Star = DiagnosticCode.Suggestion("RESOURCE_STAR");

    public static void Check(SourcePolicy policy, ActionCatalogue catalogue, DiagnosticList diagnostics)
    {
        var index = new CatalogueIndex(catalogue);
        foreach (var statement in policy.Statements)
        {
            var resources = new StatementPatterns(statement, []).Resources;
            foreach (var entry in statement.Actions.Entries)
                CheckAction(statement, entry, resources, index, diagnostics);
            foreach (var condition in statement.Conditions)
                CheckKey(condition.Key, index, diagnostics);
        }
    }

    private static void CheckAction(SourceStatement statement, SourceNode entry, ImmutableArray<EntryPattern> resources, CatalogueIndex index, DiagnosticList diagnostics)
    {
        var colon = entry.Text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
            return;
        var service = entry.Text[..colon];
        if (!ActionPatterns.HasWildcard(service) && index.Service(service) is null)
        {
            diagnostics.Add(ActionService, entry, $"There is no service \"{Excerpt.Of(service)}\"; correct the name before the colon.");
            return;
        }

        if (index.Actions(entry.Text) is not { } actions)
            return;
        if (actions.IsEmpty)
            diagnostics.Add(Action, entry, $"\"{Excerpt.Of(entry.Text)}\" matches no action of this service; correct the name after the colon.");
        else if (!statement.Actions.IsNegated && !statement.Resources.IsNegated && statement.Resources.Node is not null)
            CheckResources(statement, entry, actions, resources, index, diagnostics);
    }

    private static void CheckResources(
        SourceStatement statement, SourceNode entry, ImmutableArray<CatalogueAction> actions, ImmutableArray<EntryPattern> resources, CatalogueIndex index, DiagnosticList diagnostics)
    {
        if (!actions.Any(action => index.Fits(action, resources)))
            diagnostics.Add(Mismatch, entry, $"\"{Excerpt.Of(entry.Text)}\" is about none of the resources that are named; name one that it is about.");
        if (!statement.Grants)
            return;
        if (resources.Any(resource => resource.IsStar) && actions.FirstOrDefault(action => !action.Resources.IsEmpty) is { } precise)
            diagnostics.Add(Star, entry, $"{precise.Name} can be given on single resources; name those that are meant, in place of *.");
        if (statement.Resources.Entries.Any(ResourceBreadth.IsWide) && !RiskyActionChecks.Knows(entry) && actions.FirstOrDefault(action => action.Level == AccessLevel.PermissionsManagement) is { } managing)
            diagnostics.Add(RiskyActionChecks.Permissions, entry, $"{managing.Name} on any resource changes who may do what; name the resources that are meant.");
    }

    private static void CheckKey(SourceNode key, CatalogueIndex index, DiagnosticList diagnostics)
    {
        var colon = key.Name.IndexOf(':', StringComparison.Ordinal);
        var prefix = key.Name[..Math.Max(colon, 0)];
        var isElsewhere = prefix.Length == 0 || prefix.Contains('.', StringComparison.Ordinal) || prefix.Equals("aws", StringComparison.OrdinalIgnoreCase);
        if (isElsewhere || KnownKeys.Find(key.Name) is not null)
            return; // of an identity provider, or the same everywhere
        if (index.Service(prefix) is not { } service)
            diagnostics.AddAtName(KeyService, key, $"There is no service \"{Excerpt.Of(prefix)}\"; correct the name before the colon.");
        else if (!service.ConditionKeys.Any(known => IsKey(key.Name, known)))
            diagnostics.AddAtName(Key, key, $"\"{Excerpt.Of(key.Name)}\" is not a key of this service, so it never has a value; correct its name.");
    }

    private static bool IsKey(string name, string known) =>
        known.EndsWith('/') ? name.Length > known.Length && name.StartsWith(known, StringComparison.OrdinalIgnoreCase) : name.Equals(known, StringComparison.OrdinalIgnoreCase);
}
