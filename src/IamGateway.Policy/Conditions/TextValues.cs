using System.Collections.Frozen;
using System.Runtime.InteropServices;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Conditions;

/// <summary>The types of condition values that are texts, and so may have variables. Source: IAM User Guide, "String condition operators" and "Amazon Resource Name (ARN) condition operators".</summary>
internal static class TextValues
{
    /// <summary>Comparing this many texts one after the other costs as much as hashing one.</summary>
    private const int FewTexts = 4;

    /// <summary>
    /// ARNs, whose six components are patterns of their own with regard to letter case: <c>ArnEquals</c> and <c>ArnLike</c> are the same.
    /// </summary>
    public static ConditionValues Arn { get; } = new(AcceptsVariables: true, ArnPattern.IsReadable, (wanted, variables) =>
    {
        ArnPattern[] patterns = [.. wanted.Select(value => ArnPattern.Parse(value, variables))];
        return (actual, context) =>
        {
            foreach (var pattern in patterns)
            {
                if (pattern.Matches(actual, context))
                    return true;
            }

            return false;
        };
    });

    /// <summary>Texts, with or without wildcards.</summary>
    public static ConditionValues Of(StringComparison comparison, bool wildcards) =>
        new(AcceptsVariables: true, _ => true, (wanted, variables) =>
        {
            var patterns = Array.ConvertAll(
                ImmutableCollectionsMarshal.AsArray(wanted)!, value => TextPattern.Parse(value, wildcards, variables, comparison));
            return Array.TrueForAll(patterns, pattern => pattern.IsLiteral)
                ? OneOf(Array.ConvertAll(patterns, pattern => pattern.LiteralPrefix), comparison)
                : AnyOf(patterns);
        });

    private static ValueTest OneOf(string[] texts, StringComparison comparison) =>
        texts.Length > FewTexts || comparison != StringComparison.Ordinal ? OneOfMany(texts.ToFrozenSet(StringComparer.FromComparison(comparison)))
        : texts is [var only] ? (actual, _) => actual == only
        : OneOfFew(texts);

    private static ValueTest OneOfMany(FrozenSet<string> texts) => (actual, _) => texts.Contains(actual);

    private static ValueTest OneOfFew(string[] texts) => (actual, _) =>
    {
        foreach (var text in texts)
        {
            if (actual == text)
                return true;
        }

        return false;
    };

    private static ValueTest AnyOf(TextPattern[] patterns) => (actual, context) =>
    {
        foreach (var pattern in patterns)
        {
            if (pattern.Matches(actual, context))
                return true;
        }

        return false;
    };
}
