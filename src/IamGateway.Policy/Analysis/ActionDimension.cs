using IamGateway.Policy.Analysis.Texts;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Analysis;

/// <summary>The action of the request.</summary>
internal static class ActionDimension
{
    public static Dimension Of(CheckScope scope)
    {
        GlobSet[] shapes = [new([Parse("?*:?*")])];
        var dimension = new TextDimension(scope, "Action", PolicyEvaluator.MaximumActionLength, shapes, text => new RequestPart { Action = text });
        foreach (var (index, statement) in scope.Indexed)
        {
            var said = statement.Statement;
            if (said.Actions.Contains("*") && !said.ExcludesActions)
                continue;

            List<string> patterns = [.. said.Actions.DistinctBy(pattern => pattern.ToUpperInvariant(), StringComparer.Ordinal)];
            var text = StatementText.Of(patterns.Select(pattern => pattern.ToUpperInvariant()));
            var fact = dimension.Matches(text, [.. patterns.Select(Parse)], isVariable: false);
            dimension.AddNeed(index, new Need(Bits.Of(fact), said.ExcludesActions));
        }

        return dimension.ToDimension();
    }

    private static Glob Parse(string pattern) => Glob.OfText(pattern, wildcards: true, variables: false, ignoresCase: true, known: null)!;
}
