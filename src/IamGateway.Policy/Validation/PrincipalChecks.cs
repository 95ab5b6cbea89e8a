using IamGateway.Policy.Arns;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Validation;

/// <summary>Principals. Source: IAM User Guide, "AWS JSON policy elements: Principal" and "NotPrincipal".</summary>
internal static class PrincipalChecks
{
    private const int UniqueIdLength = 16;

    private static readonly DiagnosticCode
        EmptyObject = DiagnosticCode.Suggestion("EMPTY_OBJECT_PRINCIPAL"),
        EmptyArray = DiagnosticCode.Suggestion("EMPTY_ARRAY_PRINCIPAL"),
        Wildcard = DiagnosticCode.Error("UNSUPPORTED_WILDCARD_IN_PRINCIPAL"),
        ServiceFormat = DiagnosticCode.Error("INVALID_SERVICE_PRINCIPAL_FORMAT"),
        Federated = DiagnosticCode.Error("FEDERATED_PRINCIPAL_NOT_SUPPORTED"),
        DeletedRole = DiagnosticCode.Warning("INVALID_ROLE_REFERENCE"),
        DeletedUser = DiagnosticCode.Warning("INVALID_USER_REFERENCE"),
        Unknown = DiagnosticCode.Error("UNKNOWN_PRINCIPAL"),
        AllowExcluding = DiagnosticCode.SecurityWarning("ALLOW_WITH_NOT_PRINCIPAL");

    public static void Check(SourceStatement statement, DiagnosticList diagnostics)
    {
        if (statement.Policy.Type is not (PolicyType.Resource or PolicyType.Trust) || statement.Principals.Node is not { } node)
            return;
        if (statement is { IsAllow: true, Principals.IsNegated: true, Policy.Type: PolicyType.Resource })
            diagnostics.AddAtName(AllowExcluding, node, "Allow with NotPrincipal gives access to everybody else, also to those nobody thought of; name who is meant in Principal.");
        CheckEmpty(node, diagnostics);
        foreach (var entry in statement.Principals.Entries)
        {
            if (!VariableChecks.Refuse(entry.Node, "a principal", diagnostics))
                CheckEntry(entry, statement.Policy.Type, diagnostics);
        }
    }

    private static void CheckEmpty(SourceNode node, DiagnosticList diagnostics)
    {
        if (node is { Kind: SourceKind.Object, Children.Count: 0 })
            diagnostics.Add(EmptyObject, node, $"{node.Name} names nobody; name who is meant, or remove the statement.");
        foreach (var kind in node.Children.Where(kind => kind is { Kind: SourceKind.List, Children.Count: 0 }))
            diagnostics.Add(EmptyArray, kind, $"\"{Excerpt.Of(kind.Name)}\" names nobody; name who is meant, or remove it.");
    }

    private static void CheckEntry(SourcePrincipal entry, PolicyType type, DiagnosticList diagnostics)
    {
        if (entry.IsFederated && type != PolicyType.Trust)
            diagnostics.Add(Federated, entry.Node, "Identity providers are trusted in the trust policies of roles only; name the role or its session under AWS.");
        else if (!entry.IsEverybody && entry.Text.AsSpan().ContainsAny('*', '?'))
            diagnostics.Add(Wildcard, entry.Node, $"\"{Excerpt.Of(entry.Text)}\" has a wildcard, which no principal can have; name each one, or write \"AWS\": \"*\" with a condition on aws:PrincipalArn.");
        else if (StrayCharacters.AreIn(entry.Text))
            diagnostics.Add(Unknown, entry.Node, "White space around a principal and control characters belong to its name, so it is nobody; remove them.");
        else if (entry.IsService && !IsService(entry.Text))
            diagnostics.Add(ServiceFormat, entry.Node, $"\"{Excerpt.Of(entry.Text)}\" is not a service; write its full name, such as backup.amazonaws.com.");
        else if (entry.IsAws && !entry.IsEverybody && !ArnChecks.IsAccount(entry.Text))
            CheckAws(entry.Node, diagnostics);
    }

    private static bool IsService(string text) =>
        Principal.Parse(text) is { Kind: PrincipalKind.Service }
        && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '.' or '-')
        && text[0] != '.';

    private static void CheckAws(SourceNode node, DiagnosticList diagnostics)
    {
        if (IsUniqueId(node.Text, "AROA"))
            diagnostics.Add(DeletedRole, node, "This is the unique id of a role that was deleted; write the ARN of a role that exists.");
        else if (IsUniqueId(node.Text, "AIDA"))
            diagnostics.Add(DeletedUser, node, "This is the unique id of a user who was deleted; write the ARN of a user who exists.");
        else if (Arn.TryParse(node.Text, out var arn) && arn.Service is "iam" or "sts")
            CheckArn(node, arn, diagnostics);
        else
            AddUnknown(node, diagnostics);
    }

    private static void CheckArn(SourceNode node, in Arn arn, DiagnosticList diagnostics)
    {
        ArnChecks.CheckPrincipal(node, arn, diagnostics);
        if (!arn.Account.IsEmpty && (Principal.Parse(node.Text) is not { IsOfAccount: true } principal || !IsNamed(principal, arn)))
            AddUnknown(node, diagnostics);
    }

    /// <summary>Whether a name stands at the end. A role's path has no place in the ARN of its sessions.</summary>
    private static bool IsNamed(Principal principal, in Arn arn) =>
        arn.Resource[^1] != '/' && (!principal.IsSession || arn.Resource.Count('/') == (principal.Kind == PrincipalKind.Role ? 2 : 1));

    private static void AddUnknown(SourceNode node, DiagnosticList diagnostics) =>
        diagnostics.Add(Unknown, node, $"\"{Excerpt.Of(node.Text)}\" is no principal; write an account's twelve digits or the ARN of a user, a role or a session (a group cannot be one).");

    private static bool IsUniqueId(string text, string prefix) =>
        text.Length >= UniqueIdLength && text.StartsWith(prefix, StringComparison.Ordinal) && text.All(character => char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character));
}
