using System.Collections.Immutable;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Matching;

/// <summary>A statement's <c>Action</c> or <c>NotAction</c>. Letter case does not count. Source: IAM User Guide, "IAM JSON policy elements: Action" and "NotAction".</summary>
internal sealed class ActionPatterns(PolicyStatement statement)
{
    private readonly bool _isNegated = statement.ExcludesActions;
    private readonly ImmutableArray<TextPattern> _patterns =
        [.. statement.Actions.Select(action => TextPattern.Parse(action, wildcards: true, variables: false, StringComparison.OrdinalIgnoreCase))];

    /// <summary>Whether the statement is about the request's action.</summary>
    public bool Matches(in RequestView request)
    {
        foreach (var pattern in _patterns)
        {
            if (pattern.Matches(request.Action, request.Context))
                return !_isNegated;
        }

        return _isNegated;
    }
}
