using System.Collections.Immutable;
using IamGateway.Policy.Documents;

namespace IamGateway.ControlPlane.AccessAnalyzer;

/// <summary>A place in a policy.</summary>
/// <param name="Path">The way from the root; none: the root itself.</param>
/// <param name="Span">Where it stands in the text.</param>
internal sealed record LocationView(ImmutableArray<PathElementView> Path, SpanView Span)
{
    public static LocationView Of(PolicyLocation location)
    {
        List<PathElementView> path = [];
        for (var step = location.Path; step.Parent is not null; step = step.Parent)
            path.Add(Element(step, location.IsName && path.Count == 0));
        path.Reverse();
        return new LocationView([.. path], new SpanView(PointView.Of(location.Span.Start), PointView.Of(location.Span.End)));
    }

    private static PathElementView Element(SourcePath step, bool isName) =>
        step.Key is not { } key ? new PathElementView { Index = step.Index }
        : isName ? new PathElementView { Key = key }
        : new PathElementView { Value = key };
}
