using System.Collections.Immutable;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>
/// Finds everything that is wrong, unsafe or needless in a policy. A policy with an error must not be stored; one with other findings
/// may be. Source: IAM User Guide, "IAM Access Analyzer policy check reference".
/// </summary>
public static class PolicyValidator
{
    /// <summary>The checks of a whole policy.</summary>
    private static readonly ImmutableArray<Action<SourcePolicy, DiagnosticList>> PolicyChecks =
    [
        CharacterChecks.Check,
        SizeChecks.Check,
        VersionChecks.Check,
        SidChecks.Check,
        RiskyActionChecks.Check,
        RedundancyChecks.Check,
    ];

    /// <summary>The checks of each statement.</summary>
    private static readonly ImmutableArray<Action<SourceStatement, DiagnosticList>> StatementChecks =
    [
        ActionChecks.Check,
        ResourceChecks.Check,
        WildcardChecks.Check,

        PrincipalChecks.Check,
        ServicePrincipalChecks.Check,
        TrustChecks.Check,
        TrustActionChecks.Check,
        WebIdentityChecks.Check,
        OrganizationChecks.Check,

        OperatorChecks.Check,
        ConditionKeyChecks.Check,
        VariableChecks.Check,
        ValueChecks.Check,
        EmptyValueChecks.Check,
        AddressChecks.Check,
        VpcChecks.Check,

        ExclusionChecks.Check,
        MfaChecks.Check,
        RoleHandingChecks.Check,
        ResourcePolicyActionChecks.Check,
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
            Check(new SourcePolicy(text, text.Root, type), catalogue, text.Diagnostics);
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

    /// <summary>How many characters (UTF-16 code units) of a policy count where IAM leaves out white space: tabs, line ends and spaces between the tokens of the JSON.</summary>
    /// <param name="json">One policy.</param>
    public static int LengthBesideWhiteSpace(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return SizeChecks.LengthBesideWhiteSpace(json);
    }

    private static void Check(SourcePolicy policy, ActionCatalogue? catalogue, DiagnosticList diagnostics)
    {
        foreach (var statement in policy.Statements)
        {
            foreach (var check in StatementChecks)
                check(statement, diagnostics);
        }

        foreach (var check in PolicyChecks)
            check(policy, diagnostics);
        if (catalogue is not null)
            CatalogueChecks.Check(policy, catalogue, diagnostics);
    }
}
