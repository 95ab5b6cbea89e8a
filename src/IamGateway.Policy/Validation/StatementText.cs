using System.Text;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>A statement written so that statements that say the same have the same text: without its name, with every list in order.</summary>
internal static class StatementText
{
    public static string Of(SourceStatement statement)
    {
        var text = new StringBuilder(statement.Effect);
        Append(text, statement.Principals.Node, statement.Principals.Entries.Select(entry => $"{entry.Kind} {entry.Text}"));
        Append(text, statement.Actions.Node, statement.Actions.Entries.Select(entry => entry.Text.ToUpperInvariant()));
        Append(text, statement.Resources.Node, statement.Resources.Entries.Select(entry => entry.Text));
        foreach (var condition in statement.Conditions.Select(TextOf).Order(StringComparer.Ordinal))
            AppendPart(text, condition);
        return text.ToString();
    }

    private static string TextOf(SourceCondition condition)
    {
        var text = new StringBuilder();
        AppendPart(text, condition.Block.Name.ToUpperInvariant());
        AppendPart(text, condition.KeyName.ToUpperInvariant());
        foreach (var value in condition.Values.Select(value => value.Text).Order(StringComparer.Ordinal))
            AppendPart(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, SourceNode? element, IEnumerable<string> entries)
    {
        AppendPart(text, element?.Name ?? "");
        foreach (var entry in entries.Order(StringComparer.Ordinal))
            AppendPart(text, entry);
    }

    /// <summary>Its length comes first, so that no text can pass for two.</summary>
    private static void AppendPart(StringBuilder text, string part) => text.Append(part.Length).Append(':').Append(part);
}
