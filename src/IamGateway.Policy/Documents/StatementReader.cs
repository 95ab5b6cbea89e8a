using System.Collections.Immutable;

namespace IamGateway.Policy.Documents;

/// <summary>Reads statements. Source: IAM User Guide, "Grammar of the IAM JSON policy language".</summary>
/// <param name="diagnostics">Where problems go.</param>
/// <param name="type">The role the policy plays.</param>
internal sealed class StatementReader(DiagnosticList diagnostics, PolicyType type)
{
    private static readonly string[] Elements =
        ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition", "Principal", "NotPrincipal"];

    private readonly ConditionReader _conditions = new(diagnostics);
    private readonly PrincipalReader _principals = new(diagnostics, type);

    /// <summary>One statement; null when it is no object.</summary>
    public PolicyStatement? Read(SourceNode node)
    {
        if (node.Kind != SourceKind.Object)
        {
            diagnostics.Add(DiagnosticCodes.DataType, node, "A statement is an object; Statement is one or a list of them.");
            return null;
        }

        ElementRules.RefuseUnknown(node, Elements, diagnostics);
        var (principals, excludesPrincipals) = _principals.Read(node);
        var (actions, excludesActions) = ReadPair(node, "Action", DiagnosticCodes.MissingAction);
        var (resources, excludesResources) = ReadResources(node);
        return new PolicyStatement
        {
            Sid = ElementRules.ReadText(node.Find("Sid"), diagnostics),
            Effect = ReadEffect(node),
            Principals = principals,
            ExcludesPrincipals = excludesPrincipals,
            Actions = actions,
            ExcludesActions = excludesActions,
            Resources = resources,
            ExcludesResources = excludesResources,
            Conditions = _conditions.Read(node.Find("Condition")),
        };
    }

    private PolicyEffect ReadEffect(SourceNode statement)
    {
        var node = statement.Find("Effect");
        if (node is null)
            diagnostics.Add(DiagnosticCodes.MissingEffect, statement, "A statement needs an Effect: \"Allow\" or \"Deny\".");

        var effect = ElementRules.ReadText(node, diagnostics);
        if (effect is not (null or "Allow" or "Deny"))
            diagnostics.Add(DiagnosticCodes.Effect, node!, $"Effect is \"Allow\" or \"Deny\", not \"{Excerpt.Of(effect)}\"; letter case counts.");
        return effect == "Allow" ? PolicyEffect.Allow : PolicyEffect.Deny;
    }

    /// <summary>A policy attached to a resource may leave its resource out: it is about what it is attached to.</summary>
    private (ImmutableArray<string>? Texts, bool IsNegated) ReadResources(SourceNode statement) =>
        type is PolicyType.Resource or PolicyType.Trust && statement.Find("Resource") is null && statement.Find("NotResource") is null
            ? (null, false)
            : ReadPair(statement, "Resource", DiagnosticCodes.MissingResource);

    private (ImmutableArray<string> Texts, bool IsNegated) ReadPair(SourceNode statement, string name, DiagnosticCode missingCode)
    {
        var node = statement.Find(name);
        var negated = statement.Find("Not" + name);
        if (node is not null && negated is not null)
        {
            var second = node.Offset > negated.Offset ? node : negated;
            diagnostics.AddAtName(DiagnosticCodes.Combination, second, $"A statement has {name} or Not{name}, not both.");
        }

        if ((node ?? negated) is null)
            diagnostics.Add(missingCode, statement, $"A statement needs {name} or Not{name}.");

        var texts = node is null ? [] : ElementRules.ReadTexts(node, diagnostics);
        var excluded = negated is null ? [] : ElementRules.ReadTexts(negated, diagnostics);
        return node is null ? (excluded, true) : (texts, false);
    }
}
