using System.Collections.Immutable;

namespace IamGateway.Policy.Documents;

/// <summary>What the readers of all elements have in common.</summary>
internal static class ElementRules
{
    /// <summary>Reports the keys of an object that are not among those it may have.</summary>
    public static void RefuseUnknown(SourceNode node, string[] known, DiagnosticList diagnostics)
    {
        foreach (var child in node.Children)
        {
            if (known.Contains(child.Name, StringComparer.Ordinal))
                continue;
            var meant = Array.Find(known, name => name.Equals(child.Name, StringComparison.OrdinalIgnoreCase));
            var advice = meant is null ? $"the elements are {string.Join(", ", known)}" : $"write {meant}, letter case counts";
            diagnostics.AddAtName(DiagnosticCodes.UnknownElement, child, $"\"{Excerpt.Of(child.Name)}\" is not an element here; {advice}.");
        }
    }

    /// <summary>A text element; null when it is absent or, which is reported, no text.</summary>
    public static string? ReadText(SourceNode? node, DiagnosticList diagnostics)
    {
        if (node is null or { Kind: SourceKind.Text })
            return node?.Text;
        diagnostics.Add(DiagnosticCodes.DataType, node, $"{node.Name} is a text.");
        return null;
    }

    /// <summary>The texts of an element that is a text or a list of them; others are reported and left out.</summary>
    public static ImmutableArray<string> ReadTexts(SourceNode node, DiagnosticList diagnostics)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in node.AsList())
        {
            if (item.Kind == SourceKind.Text)
                texts.Add(item.Text);
            else
                diagnostics.Add(DiagnosticCodes.DataType, item, $"{node.Name} is a text or a list of texts.");
        }

        return texts.ToImmutable();
    }
}
