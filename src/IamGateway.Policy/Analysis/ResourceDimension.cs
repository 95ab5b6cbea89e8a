using System.Collections.Immutable;
using IamGateway.Policy.Analysis.Texts;
using IamGateway.Policy.Arns;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Analysis;

/// <summary>The resource of the request.</summary>
internal static class ResourceDimension
{
    private const string Variable = "A policy variable may have any value, whatever the rest of the request is.";

    private static readonly Glob Everything = Glob.OfText("*", wildcards: true, variables: false, ignoresCase: false, null)!;
    private static readonly Glob Star = Glob.OfText("*", wildcards: false, variables: false, ignoresCase: false, null)!;
    private static readonly Glob NaturalArn = Glob.OfResource("arn:?*:?*:*:*:?*", variables: false, null)!;

    public static Dimension Of(CheckScope scope)
    {
        GlobSet[] shapes = [new([NaturalArn]), new([Star])];
        var dimension = new TextDimension(scope, "Resource", PolicyEvaluator.MaximumResourceLength, shapes, text => new RequestPart { Resource = text });
        foreach (var (index, statement) in scope.Indexed)
        {
            if (statement.Statement.Resources is { } patterns && (statement.Statement.ExcludesResources || !patterns.Contains("*")))
                dimension.AddNeed(index, NeedOf(scope, dimension, statement, patterns));
        }

        return dimension.ToDimension();
    }

    private static Need NeedOf(CheckScope scope, TextDimension dimension, CheckedStatement statement, ImmutableArray<string> patterns)
    {
        List<string> open = [.. patterns.Where(pattern => statement.HasVariables && StatementVariables.Has(pattern)).Distinct(StringComparer.Ordinal)];
        var isExcluded = statement.Statement.ExcludesResources;
        var facts = new List<int> { Matches(scope, dimension, statement, patterns.Except(open, StringComparer.Ordinal)) };
        if (scope.Known is not null)
        {
            if (isExcluded && statement.Statement.Effect == PolicyEffect.Allow && open.Exists(pattern => Parse(scope, statement, pattern) is null))
                return new Need(Bits.None, IsExcluded: false); // an Allow that excludes what cannot be named allows nothing
            facts.Add(Matches(scope, dimension, statement, open));
            return new Need(Bits.Of(facts), isExcluded);
        }

        foreach (var pattern in open)
        {
            scope.Doubts.Add(statement, statement.Path.At(isExcluded ? "NotResource" : "Resource"), Variable);
            var normal = StatementVariables.Normalize(pattern, wildcards: true);
            if (Parse(scope, statement, pattern) is { } glob)
                facts.Add(dimension.Matches($"variable {normal}", [glob], isVariable: true));
            if (isExcluded && statement.Statement.Effect == PolicyEffect.Allow)
                facts.Add(dimension.Unknown($"without value {normal}"));
        }

        return new Need(Bits.Of(facts), isExcluded);
    }

    private static int Matches(CheckScope scope, TextDimension dimension, CheckedStatement statement, IEnumerable<string> patterns)
    {
        List<string> all = [.. patterns.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var variables = statement.HasVariables && all.Exists(pattern => pattern.Contains("${", StringComparison.Ordinal));
        var globs = all.Select(pattern => Parse(scope, statement, pattern)).OfType<Glob>();
        return dimension.Matches((variables ? "new" : "old") + StatementText.Of(all), [.. globs], isVariable: false);
    }

    /// <summary>Null for a pattern that matches nothing.</summary>
    private static Glob? Parse(CheckScope scope, CheckedStatement statement, string pattern)
    {
        if (pattern == "*")
            return Everything;
        while (scope.PadsResources && !Arn.TrySplit(pattern, out _))
            pattern += ":*";
        return Glob.OfResource(pattern, statement.HasVariables, scope.KnownContext);
    }
}
