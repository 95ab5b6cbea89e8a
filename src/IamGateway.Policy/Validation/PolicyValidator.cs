using System.Collections.Immutable;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>
/// Finds everything that is wrong, unsafe or needless in a policy. A policy with an error must not be stored; one with other findings
/// may be. Source: IAM User Guide, "IAM Access Analyzer policy check reference".
/// </summary>
public static class PolicyValidator
{
    /// <summary>The checks of each statement.</summary>
    private static readonly ImmutableArray<Action<SourceStatement, DiagnosticList>> StatementChecks =
    [
        ActionChecks.Check,
        ResourceChecks.Check,
        ConditionChecks.Check,
        TrustChecks.Check,
        OrganizationChecks.Check,
    ];

    /// <summary>Checks UTF-8 JSON. Never throws for bad input.</summary>
    /// <param name="json">One policy.</param>
    /// <param name="type">The role it plays.</param>
    /// <param name="catalogue">The services there are; null: names of services, actions and their keys are not checked.</param>
    /// <returns>All findings in the order of the text: what the parser says and what the checks say.</returns>
    public static ImmutableArray<PolicyDiagnostic> Validate(ReadOnlySpan<byte> json, PolicyType type, ActionCatalogue? catalogue = null)
    {
        var text = PolicySourceText.Read(json, type);
        if (text.Root is not null)
            Check(new SourcePolicy(text, text.Root, type), text.Diagnostics);
        return text.Diagnostics.ToImmutable();
    }

    /// <summary>Checks JSON text. Never throws for bad input.</summary>
    /// <param name="json">As for the other overload.</param>
    /// <param name="type">As for the other overload.</param>
    /// <param name="catalogue">As for the other overload.</param>
    /// <returns>As for the other overload.</returns>
    public static ImmutableArray<PolicyDiagnostic> Validate(string json, PolicyType type, ActionCatalogue? catalogue = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Validate(PolicySourceText.Encode(json), type, catalogue);
    }

    private static void Check(SourcePolicy policy, DiagnosticList diagnostics)
    {
        foreach (var statement in policy.Statements)
        {
            foreach (var check in StatementChecks)
                check(statement, diagnostics);
        }
    }
}
