using System.Collections.Immutable;
using Microsoft.AspNetCore.Routing.Patterns;

namespace IamGateway.Proxy.Routes;

/// <summary>
/// The literal text of a route's path. Routing matches it without regard to case or a slash at the end; resources are compared exactly, so a request that
/// spells it in another way must not pass for the resource that a policy names.
/// </summary>
internal sealed class RouteLiterals
{
    private readonly ImmutableArray<ImmutableArray<string>> _segments;
    private readonly bool _isOpen;

    /// <param name="path">The route's path; null: every path.</param>
    public RouteLiterals(string? path)
    {
        var pattern = RoutePatternFactory.Parse(path ?? "/{**path}");
        _segments = [.. pattern.PathSegments.Select(segment => segment.Parts.OfType<RoutePatternLiteralPart>().Select(part => part.Content).ToImmutableArray())];
        _isOpen = pattern.Parameters.Any(parameter => parameter.IsCatchAll);
    }

    /// <summary>True: the path spells the literals as the route does.</summary>
    public bool Match(ReadOnlySpan<char> path)
    {
        var start = path.Length <= 1 ? path.Length + 1 : 1;
        foreach (var literals in _segments)
        {
            if (start > path.Length)
            {
                return true;   // what is left of the route is optional, or routing would not have matched
            }
            var slash = path[start..].IndexOf('/');
            var end = slash < 0 ? path.Length : start + slash;
            foreach (var literal in literals)
            {
                if (!path[start..end].Contains(literal, StringComparison.Ordinal))
                {
                    return false;
                }
            }
            start = end + 1;
        }
        return _isOpen || start > path.Length;
    }
}
