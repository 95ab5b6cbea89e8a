using System.Globalization;
using System.Text;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Analysis;

/// <summary>Writes what a statement says as one text, so that statements which say the same in the same words are found equal. The <c>Sid</c> says nothing.</summary>
internal static class StatementText
{
    /// <summary>The whole statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="variables">Whether <c>${…}</c> is a variable in its document.</param>
    public static string Of(PolicyStatement statement, bool variables)
    {
        var text = new StringBuilder();
        Append(text, statement.Effect == PolicyEffect.Allow ? "allow" : "deny");
        Append(text, statement.ExcludesPrincipals ? "not" : "is", statement.Principals?.Select(entry => $"{entry.Kind}={entry.Value}"));
        Append(text, statement.ExcludesActions ? "not" : "is", statement.Actions.Select(action => action.ToUpperInvariant()));
        Append(text, statement.ExcludesResources ? "not" : "is", statement.Resources);
        foreach (var condition in statement.Conditions.Select(Of).Order(StringComparer.Ordinal))
            Append(text, condition);
        if (variables && text.ToString().Contains("${", StringComparison.Ordinal))
            Append(text, "variables");
        return text.ToString();
    }

    /// <summary>One condition.</summary>
    public static string Of(PolicyCondition condition)
    {
        var text = new StringBuilder();
        Append(text, condition.Operator.ToUpperInvariant());
        Append(text, condition.Key.ToUpperInvariant(), condition.Values);
        return text.ToString();
    }

    /// <summary>A list whose order does not matter.</summary>
    public static string Of(IEnumerable<string> parts)
    {
        var text = new StringBuilder();
        Append(text, "", parts);
        return text.ToString();
    }

    /// <summary>Every part with its length before it, so that no two lists give one text.</summary>
    private static void Append(StringBuilder text, string name, IEnumerable<string>? parts = null)
    {
        text.Append(CultureInfo.InvariantCulture, $"{name.Length}:{name}{(parts is null ? '-' : '+')}");
        foreach (var part in (parts ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part}");
        text.Append(';');
    }
}
