using IamGateway.Policy.Conditions;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>Condition keys, and whether their operators fit them. Source: IAM User Guide, "AWS global condition context keys".</summary>
internal static class ConditionKeyChecks
{
    private const string GlobalPrefix = "aws:";

    private static readonly DiagnosticCode
        Format = DiagnosticCode.Error("INVALID_CONDITION_KEY_FORMAT"),
        MissingTag = DiagnosticCode.Error("MISSING_TAG_KEY_IN_CONDITION"),
        UnknownGlobal = DiagnosticCode.Error("INVALID_GLOBAL_CONDITION_KEY"),
        UnsupportedGlobal = DiagnosticCode.Error("UNSUPPORTED_GLOBAL_CONDITION_KEY"),
        MissingQualifier = DiagnosticCode.Error("MISSING_QUALIFIER"),
        AllOfSingle = DiagnosticCode.SecurityWarning("FORALLVALUES_WITH_SINGLE_VALUED_KEY"),
        AnyOfSingle = DiagnosticCode.SecurityWarning("SINGLE_VALUE_CONDITION_TOO_PERMISSIVE"),
        Mismatch = DiagnosticCode.Warning("TYPE_MISMATCH"),
        MissingPair = DiagnosticCode.SecurityWarning("MISSING_PAIRED_CONDITION_KEYS");

    /// <summary>A key, and the one without which it says little: addresses of different private networks can be the same.</summary>
    private static readonly (string Key, string Other)[] Pairs =
    [
        ("aws:VpcSourceIp",                  "aws:SourceVpc"),
        ("aws:Ec2InstanceSourcePrivateIPv4", "aws:Ec2InstanceSourceVpc"),
    ];

    public static void Check(SourceStatement statement, DiagnosticList diagnostics)
    {
        foreach (var condition in statement.Conditions)
        {
            if (VariableChecks.RefuseName(condition.Key, "a condition key", diagnostics) || !IsRight(condition.Key, diagnostics))
                continue;
            CheckQualifier(condition, diagnostics);
            CheckFamily(condition, diagnostics);
            CheckPair(statement, condition, diagnostics);
        }
    }

    /// <summary>Checks the key of a variable, which has to have one value.</summary>
    public static void CheckVariable(SourceNode node, string name, DiagnosticList diagnostics)
    {
        if (FindFault(name) is var (code, message))
            diagnostics.Add(code, node, message);
        else if (KnownKeys.Find(name) is { IsMultivalued: true })
            diagnostics.Add(MissingQualifier, node, $"\"{Excerpt.Of(name)}\" can have several values, and a variable stands for one; test the key in a condition with ForAllValues: or ForAnyValue:.");
    }

    private static bool IsRight(SourceNode key, DiagnosticList diagnostics)
    {
        if (FindFault(key.Name) is not var (code, message))
            return true;
        diagnostics.AddAtName(code, key, message);
        return false;
    }

    /// <summary>What is wrong with the name of a key; null when nothing is.</summary>
    private static (DiagnosticCode Code, string Message)? FindFault(string name)
    {
        var prefixEnd = name.AsSpan().IndexOfAny('/', ' ');
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (KnownKeys.LacksTag(name))
            return (MissingTag, $"\"{Excerpt.Of(name)}\" names no tag; write {name.TrimEnd('/')}/ and the key of the tag.");
        if (name.Equals("aws:ARN", StringComparison.OrdinalIgnoreCase))
            return (UnsupportedGlobal, "aws:ARN does not exist any more; write aws:PrincipalArn for who asks, or aws:SourceArn for what a service acts for.");
        if (colon <= 0 || colon == name.Length - 1 || (prefixEnd >= 0 && name[prefixEnd] == ' '))
            return (Format, $"\"{Excerpt.Of(name)}\" is not a condition key; write service:Name, for example aws:SourceIp.");
        if (name.StartsWith(GlobalPrefix, StringComparison.OrdinalIgnoreCase) && KnownKeys.Find(name) is null)
            return (UnknownGlobal, $"\"{Excerpt.Of(name)}\" is not a global condition key, so it never has a value; correct its name.");
        return null;
    }

    private static void CheckQualifier(SourceCondition condition, DiagnosticList diagnostics)
    {
        if (condition.Family is null or ValueFamily.Null)
            return;
        var isMultivalued = KnownKeys.Find(condition.KeyName)?.IsMultivalued ?? (IsProviderKey(condition, ":amr") ? true : null);
        if (isMultivalued == true && condition.Qualifier == ConditionQualifier.None)
            diagnostics.AddAtName(MissingQualifier, condition.Key, $"\"{Excerpt.Of(condition.KeyName)}\" can have several values; put ForAllValues: or ForAnyValue: before {condition.Operator!.Name}.");
        else if (isMultivalued == false && condition.Qualifier == ConditionQualifier.ForAllValues)
            diagnostics.AddAtName(AllOfSingle, condition.Key, $"\"{Excerpt.Of(condition.KeyName)}\" has one value, and ForAllValues also holds where it is missing; write {condition.Operator!.Name} alone.");
        else if (isMultivalued == false && condition.Qualifier == ConditionQualifier.ForAnyValue)
            diagnostics.AddAtName(AnyOfSingle, condition.Key, $"\"{Excerpt.Of(condition.KeyName)}\" has one value, so ForAnyValue says nothing about it; write {condition.Operator!.Name} alone.");
    }

    /// <summary>Whether the key is one of those that identity providers have, whose prefix is their address.</summary>
    internal static bool IsProviderKey(SourceCondition condition, string suffix) =>
        condition.KeyName.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) && condition.KeyName.Contains('.', StringComparison.Ordinal);

    private static void CheckFamily(SourceCondition condition, DiagnosticList diagnostics)
    {
        if (condition.Family is not { } family || family == ValueFamily.Null || KnownKeys.Find(condition.KeyName) is not { } key || key.Families.Contains(family))
            return;
        diagnostics.AddAtName(Mismatch, condition.Key, $"{condition.Operator!.Name} does not fit \"{Excerpt.Of(condition.KeyName)}\"; use {string.Join(" or ", key.Families.Select(fit => $"{Article(fit)} {fit} operator"))}.");
    }

    private static string Article(ValueFamily family) => family is ValueFamily.Arn or ValueFamily.IpAddress ? "an" : "a";

    private static void CheckPair(SourceStatement statement, SourceCondition condition, DiagnosticList diagnostics)
    {
        foreach (var (key, other) in Pairs)
        {
            if (condition.IsOf(key) && !statement.HasCondition(other))
                diagnostics.AddAtName(MissingPair, condition.Key, $"{key} means little without {other}, as private networks use the same addresses; add a condition on {other}.");
        }
    }
}
