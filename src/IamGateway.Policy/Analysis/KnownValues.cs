using System.Collections.Immutable;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Analysis;

/// <summary>Values that are tried for the keys of policy variables, so that patterns with variables become patterns without.</summary>
/// <param name="Keys">Every key that is used as a variable, with its value; null: the key is absent.</param>
internal sealed record KnownValues(ImmutableArray<(ContextKey Key, string? Value)> Keys)
{
    private const int MaximumPerKey = 6;
    private const int MaximumCombinations = 24;
    private static readonly string[] Fillings = ["", "x"];

    /// <summary>Some of the combinations of values that could make a difference.</summary>
    /// <param name="statements">The statements with the variables and the conditions on them.</param>
    /// <param name="suspects">Requests in which the variables would have to have certain values.</param>
    public static IEnumerable<KnownValues> Combinations(IReadOnlyList<CheckedStatement> statements, IReadOnlyList<CounterExample> suspects)
    {
        List<ContextKey> keys = [.. statements.SelectMany(statement => StatementVariables.Of(statement)).Distinct()];
        List<List<string?>> values = [.. keys.Select((key, index) => ValuesOf(key, index, statements, suspects))];
        var count = values.Aggregate(1, (product, some) => Math.Min(MaximumCombinations, product * some.Count));
        for (var combination = 0; combination < count; combination++)
        {
            var rest = combination;
            var chosen = ImmutableArray.CreateBuilder<(ContextKey, string?)>();
            for (var index = 0; index < keys.Count; index++)
            {
                chosen.Add((keys[index], values[index][rest % values[index].Count]));
                rest /= values[index].Count;
            }

            yield return new KnownValues(chosen.ToImmutable());
        }
    }

    public RequestContext ToContext()
    {
        var context = new RequestContext();
        foreach (var (key, value) in Keys)
        {
            if (value is not null)
                context.Set(key, value);
        }

        return context;
    }

    /// <summary>What a suspect needs, a value of its own, nothing, what conditions compare the key with, and an empty text.</summary>
    private static List<string?> ValuesOf(ContextKey key, int number, IReadOnlyList<CheckedStatement> statements, IReadOnlyList<CounterExample> suspects)
    {
        var compared = statements.SelectMany(statement => statement.Statement.Conditions)
            .Where(condition => ContextKey.Of(condition.Key).Equals(key))
            .SelectMany(condition => condition.Values)
            .Where(value => !value.Contains("${", StringComparison.Ordinal))
            .SelectMany(value => Fillings.Select(filling => value.Replace("*", filling, StringComparison.Ordinal).Replace('?', 'x')))
            .Where(value => value.Length > 0);
        var needed = statements.SelectMany(statement => suspects.SelectMany(suspect => StatementVariables.ValuesFor(statement, key, suspect)));
        string own = $"value{(char)('A' + (number % 26))}";
        return [.. needed.Take(MaximumPerKey).Concat([own, null]).Concat(compared.Take(MaximumPerKey)).Append("").Distinct(StringComparer.Ordinal)];
    }
}
