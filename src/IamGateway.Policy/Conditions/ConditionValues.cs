using System.Collections.Immutable;
using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Conditions;

/// <summary>A type of condition values: how a policy's values are read once and a request's value is compared with them.</summary>
/// <param name="Name">The type in words, for messages: a number, a date.</param>
/// <param name="MismatchCode">Diagnostic code for a policy value that is not of the type.</param>
/// <param name="AcceptsVariables">Whether <c>${…}</c> is a variable in them. Source: IAM User Guide, "IAM policy elements: Variables and tags".</param>
/// <param name="IsReadable">Whether a policy value is of the type.</param>
/// <param name="Bind">Turns a condition's policy values into one test; called when a policy is compiled.</param>
internal sealed record ConditionValues(string Name, string MismatchCode, bool AcceptsVariables, Predicate<string> IsReadable, ValueBinder Bind)
{
    /// <summary>Texts, with or without wildcards; the only type that takes variables.</summary>
    public static ConditionValues Text(StringComparison comparison, bool wildcards) =>
        new("a text", "", AcceptsVariables: true, _ => true, (wanted, variables) =>
        {
            ImmutableArray<TextPattern> patterns = [.. wanted.Select(value => TextPattern.Parse(value, wildcards, variables, comparison))];
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

    /// <summary>Values that both sides read into something comparable. A request value that can't be read matches nothing.</summary>
    public static ConditionValues Typed<TWanted, TActual>(
        string name, string mismatchCode, TryRead<TWanted> readWanted, TryRead<TActual> readActual, Func<TActual, TWanted, bool> matches) =>
        new(name, mismatchCode, AcceptsVariables: false, value => readWanted(value, out _), (wanted, _) =>
        {
            ImmutableArray<TWanted> limits = ReadAll(wanted, readWanted);
            return (actual, _) =>
            {
                if (!readActual(actual, out var value))
                    return false;
                foreach (var limit in limits)
                {
                    if (matches(value, limit))
                        return true;
                }

                return false;
            };
        });

    private static ImmutableArray<T> ReadAll<T>(ImmutableArray<string> values, TryRead<T> read)
    {
        var all = ImmutableArray.CreateBuilder<T>(values.Length);
        foreach (var value in values)
        {
            if (read(value, out var result))
                all.Add(result);
        }

        return all.ToImmutable();
    }
}
