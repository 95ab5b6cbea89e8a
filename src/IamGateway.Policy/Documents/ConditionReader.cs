using System.Collections.Immutable;
using IamGateway.Policy.Conditions;

namespace IamGateway.Policy.Documents;

/// <summary>Reads <c>Condition</c>: operators, in them keys, under them a value or a list. Source: IAM User Guide, "IAM JSON policy elements: Condition".</summary>
/// <param name="diagnostics">Where problems go.</param>
/// <param name="variables">Whether the document's version has variables.</param>
internal sealed class ConditionReader(DiagnosticList diagnostics, bool variables)
{
    private static readonly string[] Qualifiers = ["ForAllValues:", "ForAnyValue:"];

    private readonly PatternRules _patterns = new(diagnostics, variables);

    /// <summary>All conditions of a statement, in the order of the text.</summary>
    /// <param name="node">The element; null when the statement has none.</param>
    public ImmutableArray<PolicyCondition> Read(SourceNode? node)
    {
        var conditions = ImmutableArray.CreateBuilder<PolicyCondition>();
        foreach (var block in ChildrenOf(node, "Condition is an object of operators."))
        {
            var op = ReadOperator(block);
            foreach (var key in ChildrenOf(block, "A condition operator is an object of context keys."))
                conditions.Add(new PolicyCondition(block.Name, key.Name, ReadValues(key, op)));
        }

        return conditions.ToImmutable();
    }

    private List<SourceNode> ChildrenOf(SourceNode? node, string mismatch)
    {
        if (node is null or { Kind: SourceKind.Object })
            return node?.Children ?? [];
        diagnostics.Add(DiagnosticCodes.DataType, node, mismatch);
        return [];
    }

    private ConditionOperator? ReadOperator(SourceNode node)
    {
        if (ConditionOperatorName.TryParse(node.Name, out var name))
            return name.Operator;

        if (node.Name.Equals("NullIfExists", StringComparison.OrdinalIgnoreCase))
            diagnostics.AddAtName(DiagnosticCodes.NullIfExists, node, "Null tests whether a key exists, so it takes no IfExists.");
        else if (Array.Exists(Qualifiers, qualifier => node.Name.StartsWith(qualifier, StringComparison.OrdinalIgnoreCase)))
            diagnostics.AddAtName(DiagnosticCodes.ConditionOperator, node, $"\"{Excerpt.Of(node.Name)}\": conditions over several values are not supported.");
        else
            diagnostics.AddAtName(DiagnosticCodes.ConditionOperator, node, $"\"{Excerpt.Of(node.Name)}\" is not a condition operator that is supported.");
        return null;
    }

    private ImmutableArray<string> ReadValues(SourceNode node, ConditionOperator? op)
    {
        var values = ImmutableArray.CreateBuilder<string>();
        foreach (var item in node.AsList())
        {
            if (!item.IsScalar)
            {
                diagnostics.Add(DiagnosticCodes.DataType, item, "A condition value is a text, a number, true or false, or a list of them.");
                continue;
            }

            if (op is not null)
                CheckValue(item, op);
            values.Add(item.Text);
        }

        return values.ToImmutable();
    }

    private void CheckValue(SourceNode node, ConditionOperator op)
    {
        if (op.Values.AcceptsVariables)
            _patterns.CheckVariables(node, node.Text);
        else if (variables && node.Text.Contains("${", StringComparison.Ordinal))
            diagnostics.Add(DiagnosticCodes.VariableForOperator, node, $"{op.Name} takes no variables; only operators on texts do.");
        else if (!op.Values.IsReadable(node.Text))
            diagnostics.Add(op.Values.MismatchCode, node, $"\"{Excerpt.Of(node.Text)}\" is not {op.Values.Name}, which {op.Name} compares.");
    }
}
