using System.Collections.Immutable;

namespace IamGateway.Policy.Documents;

/// <summary>Reads <c>Condition</c>: operators, in them keys, under them a value or a list. Source: IAM User Guide, "IAM JSON policy elements: Condition".</summary>
/// <param name="diagnostics">Where problems go.</param>
internal sealed class ConditionReader(DiagnosticList diagnostics)
{
    /// <summary>All conditions of a statement, in the order of the text.</summary>
    /// <param name="node">The element; null when the statement has none.</param>
    public ImmutableArray<PolicyCondition> Read(SourceNode? node)
    {
        var conditions = ImmutableArray.CreateBuilder<PolicyCondition>();
        foreach (var block in ChildrenOf(node, "Condition is an object of operators."))
        {
            foreach (var key in ChildrenOf(block, "A condition operator is an object of context keys."))
                conditions.Add(new PolicyCondition(block.Name, key.Name, ReadValues(key)));
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

    private ImmutableArray<string> ReadValues(SourceNode node)
    {
        var values = ImmutableArray.CreateBuilder<string>();
        foreach (var item in node.AsList())
        {
            if (item.IsScalar)
                values.Add(item.Text);
            else
                diagnostics.Add(DiagnosticCodes.DataType, item, "A condition value is a text, a number, true or false, or a list of them.");
        }

        return values.ToImmutable();
    }
}
