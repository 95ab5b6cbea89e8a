using System.Collections.Immutable;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Matching;

/// <summary>A statement's <c>Resource</c> or <c>NotResource</c>. Source: IAM User Guide, "IAM JSON policy elements: Resource" and "NotResource".</summary>
internal sealed class ResourcePatterns
{
    private readonly bool _isNegated;
    private readonly bool _isAllow;
    private readonly ImmutableArray<ResourcePattern> _patterns;

    public ResourcePatterns(PolicyStatement statement, bool variables)
    {
        _isNegated = statement.ExcludesResources;
        _isAllow = statement.Effect == PolicyEffect.Allow;
        _patterns = [.. (statement.Resources ?? ["*"]).Select(resource => ResourcePattern.Parse(resource, variables))];
        Prefix = _isNegated ? "" : CommonPrefix(_patterns);
    }

    /// <summary>What every resource that matches begins with.</summary>
    public string Prefix { get; }

    /// <summary>Whether the statement is about the request's resource.</summary>
    public bool Matches(in RequestView request)
    {
        foreach (var pattern in _patterns)
        {
            if (pattern.Matches(request))
                return !_isNegated;
        }

        return _isNegated && !(_isAllow && HasUnresolved(request.Context));
    }

    /// <summary>
    /// An excluded resource that cannot be named, because its variable has no value, excludes nothing. A Deny then reaches
    /// further, which is safe; an Allow would, too, so it does not apply at all.
    /// </summary>
    private bool HasUnresolved(RequestContext context)
    {
        foreach (var pattern in _patterns)
        {
            if (!pattern.IsResolved(context))
                return true;
        }

        return false;
    }

    private static string CommonPrefix(ImmutableArray<ResourcePattern> patterns)
    {
        var prefix = patterns[0].Prefix.AsSpan();
        foreach (var pattern in patterns)
            prefix = prefix[..prefix.CommonPrefixLength(pattern.Prefix)];
        return prefix.ToString();
    }
}
