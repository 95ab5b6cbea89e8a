using IamGateway.Policy.Arns;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Documents;

/// <summary>The form of actions, resources and variables. A pattern that could never match is refused: in a Deny it would silently deny nothing.</summary>
/// <param name="diagnostics">Where problems go.</param>
/// <param name="variables">Whether the document's version has variables.</param>
internal sealed class PatternRules(DiagnosticList diagnostics, bool variables)
{
    private const string VariableStart = "${";

    /// <summary>Checks an action: <c>*</c> or <c>service:name</c>. Source: IAM User Guide, "IAM JSON policy elements: Action".</summary>
    public void CheckAction(SourceNode node)
    {
        var action = node.Text;
        if (variables && action.Contains(VariableStart, StringComparison.Ordinal))
        {
            diagnostics.Add(DiagnosticCodes.VariablePlace, node, "Actions have no variables.");
            return;
        }

        var colon = action.IndexOf(':', StringComparison.Ordinal);
        var isRight = action == "*"
            || (colon > 0 && colon == action.LastIndexOf(':') && colon < action.Length - 1
                && action.AsSpan(0, colon).IndexOfAny('*', '?') < 0 && !action.Any(char.IsWhiteSpace));
        if (!isRight)
            diagnostics.Add(DiagnosticCodes.ActionFormat, node, $"\"{Excerpt.Of(action)}\" is not an action; write * or service:Name, with wildcards in the name only.");
    }

    /// <summary>Checks a resource: <c>*</c> or an ARN, variables after its fifth colon. Source: IAM User Guide, "IAM JSON policy elements: Resource".</summary>
    public void CheckResource(SourceNode node)
    {
        var resource = node.Text;
        if (resource == "*")
            return;
        if (!resource.StartsWith("arn:", StringComparison.Ordinal))
        {
            diagnostics.Add(DiagnosticCodes.ArnPrefix, node, $"\"{Excerpt.Of(resource)}\" is not a resource; write * or an ARN, which begins with arn:.");
            return;
        }

        if (!Arn.TrySplit(resource, out var arn))
        {
            diagnostics.Add(DiagnosticCodes.ArnFields, node, $"\"{Excerpt.Of(resource)}\" lacks fields; an ARN is arn:partition:service:region:account:resource.");
            return;
        }

        var head = resource.AsSpan(0, resource.Length - arn.Resource.Length);
        if (variables && head.IndexOf(VariableStart) >= 0)
            diagnostics.Add(DiagnosticCodes.VariablePlace, node, "In a resource, variables stand after the fifth colon only.");
        else
            CheckVariables(node, arn.Resource);
    }

    /// <summary>Checks the variables of a text in which they may stand. Source: IAM User Guide, "IAM policy elements: Variables and tags".</summary>
    public void CheckVariables(SourceNode node, ReadOnlySpan<char> text)
    {
        PatternSyntax.Parse(text, wildcards: true, variables, out var problem);
        var (code, message) = problem switch
        {
            PatternProblem.MissingBrace => (DiagnosticCodes.VariableBrace, "A variable lacks its closing brace; write ${key}, or ${$}{ for the characters themselves."),
            PatternProblem.MissingQuote => (DiagnosticCodes.VariableQuote, "A variable's default value stands after a comma and a space in single quotes: ${key, 'default'}."),
            PatternProblem.SpaceInVariable => (DiagnosticCodes.VariableSpace, "A variable has white space in its name."),
            PatternProblem.EmptyVariable => (DiagnosticCodes.VariableEmpty, "A variable has no name; write ${key}."),
            _ => (null, ""),
        };
        if (code is not null)
            diagnostics.Add(code, node, message);
    }
}
