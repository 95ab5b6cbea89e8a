using IamGateway.Policy.Arns;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Validation;

/// <summary>Policy variables: their form and where they may stand. Source: IAM User Guide, "IAM policy elements: Variables and tags".</summary>
internal static class VariableChecks
{
    private const string Start = "${";

    private static readonly DiagnosticCode
        Brace = DiagnosticCode.Error("MISSING_BRACE_IN_VARIABLE"),
        Quote = DiagnosticCode.Error("MISSING_QUOTE_IN_VARIABLE"),
        Space = DiagnosticCode.Error("UNSUPPORTED_SPACE_IN_VARIABLE"),
        Empty = DiagnosticCode.Error("EMPTY_VARIABLE"),
        Operator = DiagnosticCode.Error("INVALID_VARIABLE_FOR_OPERATOR"),
        Element = DiagnosticCode.Error("VARIABLE_UNSUPPORTED_IN_ELEMENT"),
        Version = DiagnosticCode.Error("VARIABLE_UNSUPPORTED_IN_VERSION"),
        Deprecated = DiagnosticCode.Warning("DEPRECATED_GLOBAL_CONDITION_KEY");

    /// <summary>Checks the values of conditions: only operators on texts replace variables.</summary>
    public static void Check(SourceStatement statement, DiagnosticList diagnostics)
    {
        foreach (var condition in statement.Conditions)
        {
            foreach (var value in condition.Values)
            {
                if (!value.Text.Contains(Start, StringComparison.Ordinal))
                    continue;
                if (condition.Family is ValueFamily.String or ValueFamily.Arn or null)
                    CheckText(value, value.Text, statement.Policy.HasVariables, diagnostics);
                else
                    diagnostics.Add(Operator, value, $"{condition.Operator!.Name} takes no variables; only String and Arn operators do, so write the value out.");
            }
        }
    }

    /// <summary>Checks the variables of a resource. Whether they stand where they may: after its fifth colon.</summary>
    public static bool CheckResource(SourceNode node, in Arn arn, bool hasVariables, DiagnosticList diagnostics)
    {
        if (!node.Text.Contains(Start, StringComparison.Ordinal))
            return true;
        if (node.Text.AsSpan(0, node.Text.Length - arn.Resource.Length).Contains(Start, StringComparison.Ordinal))
        {
            diagnostics.Add(Element, node, "A variable in an ARN is only replaced after the fifth colon; write the fields before it out, or use *.");
            return false;
        }

        CheckText(node, arn.Resource, hasVariables, diagnostics);
        return true;
    }

    /// <summary>Whether a text has a variable where none may stand; reported then.</summary>
    public static bool Refuse(SourceNode node, string place, DiagnosticList diagnostics) =>
        Refuse(node.Text, node, node.Offset, place, diagnostics);

    /// <summary>The same for the name it stands under.</summary>
    public static bool RefuseName(SourceNode node, string place, DiagnosticList diagnostics) =>
        Refuse(node.Name, node, node.NameOffset, place, diagnostics);

    private static bool Refuse(string text, SourceNode node, int offset, string place, DiagnosticList diagnostics)
    {
        var found = text.Contains(Start, StringComparison.Ordinal);
        if (found)
            diagnostics.Add(Element, node.Path, offset, $"A variable in {place} is not replaced; variables go into resources and the condition values of String and Arn operators.");
        return found;
    }

    private static void CheckText(SourceNode node, ReadOnlySpan<char> text, bool hasVariables, DiagnosticList diagnostics)
    {
        var atoms = PatternSyntax.Parse(text, wildcards: true, variables: true, out var problem);
        if (!hasVariables)
        {
            if (problem is null)
                diagnostics.Add(Version, node, $"${{…}} is plain text in this policy; give it \"Version\": \"{PolicyDocument.CurrentVersion}\", which has variables.");
            return;
        }

        var (code, message) = problem switch
        {
            PatternProblem.MissingBrace => (Brace, "A variable lacks its closing brace; write ${key}, or ${$}{ for the characters themselves."),
            PatternProblem.MissingQuote => (Quote, "A variable's default value is not quoted; write it after a comma and a space in single quotes: ${key, 'default'}."),
            PatternProblem.SpaceInVariable => (Space, "A variable has white space in its name; remove it."),
            PatternProblem.EmptyVariable => (Empty, "A variable has no name; write ${key}."),
            _ => (null, ""),
        };
        if (code is not null)
            diagnostics.Add(code, node, message);
        foreach (var key in atoms.Where(atom => atom.Kind == PatternAtomKind.Variable).Select(atom => atom.Key!).Distinct())
        {
            if (key.Name.Equals("aws:ARN", StringComparison.OrdinalIgnoreCase))
                diagnostics.Add(Deprecated, node, "The variable ${aws:ARN} is out of use and has no value here; write ${aws:PrincipalArn}.");
            else
                ConditionKeyChecks.CheckVariable(node, key.Name, diagnostics);
        }
    }
}
