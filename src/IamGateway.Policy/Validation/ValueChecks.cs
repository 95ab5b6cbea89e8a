using IamGateway.Policy.Arns;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Validation;

/// <summary>Condition values: whether an operator can read them and what they come to. Source: IAM User Guide, "IAM JSON policy elements: Condition operators".</summary>
internal static class ValueChecks
{
    private static readonly DiagnosticCode
        MixedTypes = DiagnosticCode.Error("INVALID_CONDITION_DATA_TYPE"),
        SeveralBooleans = DiagnosticCode.Error("INVALID_CONDITION_MULTIPLE_BOOLEAN"),
        Number = DiagnosticCode.Warning("TYPE_MISMATCH_NUMBER"),
        Date = DiagnosticCode.Warning("TYPE_MISMATCH_DATE"),
        AmbiguousDate = DiagnosticCode.Warning("INVALID_DATE_VALUE"),
        Boolean = DiagnosticCode.Warning("TYPE_MISMATCH_BOOLEAN"),
        Address = DiagnosticCode.Warning("TYPE_MISMATCH_IP_RANGE"),
        Binary = DiagnosticCode.Warning("TYPE_MISMATCH_STRING"),
        Wildcard = DiagnosticCode.Warning("WILDCARD_WITHOUT_LIKE_OPERATOR"),
        SeveralLimits = DiagnosticCode.Suggestion("REDUNDANT_CONDITION_VALUE_NUM");

    /// <summary>What a value must be for an operator to compare it. Source: IAM User Guide, "IAM JSON policy elements: Condition operators".</summary>
    private static readonly (ValueFamily Family, DiagnosticCode Code, string Wanted)[] Mismatches =
    [
        (ValueFamily.Numeric,   Number,  "a number, such as 10 or 2.5"),
        (ValueFamily.Date,      Date,    "a date, such as 2026-01-31T00:00:00Z"),
        (ValueFamily.Bool,      Boolean, "true or false"),
        (ValueFamily.Null,      Boolean, "true or false"),
        (ValueFamily.IpAddress, Address, "an IP address or CIDR block, such as 203.0.113.0/24"),
        (ValueFamily.Binary,    Binary,  "base64"),
    ];

    public static void Check(SourceStatement statement, DiagnosticList diagnostics)
    {
        foreach (var condition in statement.Conditions)
        {
            CheckTypes(condition, diagnostics);
            if (condition.Operator is null)
                continue;
            CheckCount(condition, diagnostics);
            foreach (var value in condition.Values)
                CheckValue(condition, value, statement.Policy.HasVariables, diagnostics);
        }
    }

    private static void CheckTypes(SourceCondition condition, DiagnosticList diagnostics)
    {
        var other = condition.Values.FirstOrDefault(value => value.Kind != condition.Values[0].Kind);
        if (other is not null)
            diagnostics.Add(MixedTypes, other, "The values of one key are of different JSON types; write all of them in quotation marks.");
    }

    private static void CheckCount(SourceCondition condition, DiagnosticList diagnostics)
    {
        if (condition.Values.Length < 2)
            return;
        if (condition.Family == ValueFamily.Bool)
            diagnostics.Add(SeveralBooleans, condition.Key, "Bool compares with one value; keep true or false.");
        else if (condition.Operator!.Name.Contains("Than", StringComparison.Ordinal))
            diagnostics.Add(SeveralLimits, condition.Key, $"{condition.Operator.Name} with several values comes to one of them; keep the one that reaches furthest.");
    }

    private static void CheckValue(SourceCondition condition, SourceNode value, bool hasVariables, DiagnosticList diagnostics)
    {
        var text = value.Text;
        if (condition.Family == ValueFamily.String)
            CheckWildcards(condition, value, hasVariables, diagnostics);
        if (condition.Family == ValueFamily.Arn)
            CheckArn(value, hasVariables, diagnostics);
        else if (text.Contains("${", StringComparison.Ordinal))
            return;
        else if (condition.Family == ValueFamily.Date && IsAmbiguous(text))
            diagnostics.Add(AmbiguousDate, value, $"\"{text}\" is read as seconds since 1970; write the date as YYYY-MM-DD if one is meant.");
        else if (!condition.Operator!.Values.IsReadable(text) && Array.Find(Mismatches, row => row.Family == condition.Family) is { Code: { } code, Wanted: var wanted })
            diagnostics.Add(code, value, $"\"{Excerpt.Of(text)}\" is not what {condition.Operator.Name} compares, so it matches nothing; write {wanted}.");
    }

    /// <summary>A variable may bring the beginning of an ARN and, without wildcards, its fields.</summary>
    private static void CheckArn(SourceNode value, bool hasVariables, DiagnosticList diagnostics)
    {
        if (!hasVariables || !value.Text.Contains("${", StringComparison.Ordinal))
            ArnChecks.CheckForm(value, diagnostics);
        else if (!ArnChecks.CanBeginAsArn(value.Text.AsSpan(0, value.Text.IndexOf("${", StringComparison.Ordinal))))
            ArnChecks.AddPrefix(value, diagnostics);
        else if (!ArnPattern.IsReadable(value.Text))
            ArnChecks.AddFields(value, diagnostics);
    }

    private static void CheckWildcards(SourceCondition condition, SourceNode value, bool hasVariables, DiagnosticList diagnostics)
    {
        if (condition.HasWildcards || !value.Text.AsSpan().ContainsAny('*', '?'))
            return;
        if (PatternSyntax.Parse(value.Text, wildcards: true, hasVariables, out _).Any(atom => atom.Kind is PatternAtomKind.AnyRun or PatternAtomKind.AnyOne))
            diagnostics.Add(Wildcard, value, $"{condition.Operator!.Name} takes * and ? for themselves; write StringLike or StringNotLike if they are wildcards.");
    }

    /// <summary>Whether digits look like a year, month and day without hyphens, perhaps with a time.</summary>
    private static bool IsAmbiguous(string text) =>
        text.Length is 6 or 8 or 12 or 14
        && text.All(char.IsAsciiDigit)
        && (text.StartsWith("19", StringComparison.Ordinal) || text.StartsWith("20", StringComparison.Ordinal))
        && IsBetween(text.AsSpan(4, 2), 1, 12)
        && (text.Length == 6 || IsBetween(text.AsSpan(6, 2), 1, 31));

    private static bool IsBetween(ReadOnlySpan<char> twoDigits, int least, int most)
    {
        var number = ((twoDigits[0] - '0') * 10) + twoDigits[1] - '0';
        return number >= least && number <= most;
    }
}
