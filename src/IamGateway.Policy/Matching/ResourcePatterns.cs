using System.Collections.Immutable;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Matching;

/// <summary>A statement's <c>Resource</c> or <c>NotResource</c>. Source: IAM User Guide, "IAM JSON policy elements: Resource" and "NotResource".</summary>
/// <param name="patterns">Its entries.</param>
/// <param name="isNegated">Whether they are excluded.</param>
/// <param name="effect">What the statement does.</param>
internal sealed class ResourcePatterns(ImmutableArray<ResourcePattern> patterns, bool isNegated, PolicyEffect effect)
{
    /// <summary>Its entries.</summary>
    public ImmutableArray<ResourcePattern> Patterns { get; } = patterns;

    /// <summary>The entries as written.</summary>
    public ImmutableArray<string> Texts => [.. Patterns.Select(pattern => pattern.Text)];

    /// <summary>The element's name.</summary>
    public string Element => IsNegated ? "NotResource" : "Resource";

    /// <summary>Whether they are excluded.</summary>
    public bool IsNegated { get; } = isNegated;

    /// <summary>Whether the statement is about the request's resource.</summary>
    public bool Matches(in RequestView request)
    {
        foreach (var pattern in Patterns)
        {
            if (pattern.Matches(request))
                return !IsNegated;
        }

        return IsNegated && !(effect == PolicyEffect.Allow && HasUnresolved(request.Context));
    }

    /// <summary>
    /// An excluded resource that cannot be named, because its variable has no value, excludes nothing. A Deny then reaches
    /// further, which is safe; an Allow would, too, so it does not apply at all.
    /// </summary>
    private bool HasUnresolved(RequestContext context)
    {
        foreach (var pattern in Patterns)
        {
            if (!pattern.IsResolved(context))
                return true;
        }

        return false;
    }
}
