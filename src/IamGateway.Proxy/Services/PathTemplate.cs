using System.Collections.Immutable;
using IamGateway.Proxy.Requests;

namespace IamGateway.Proxy.Services;

/// <summary>The path of an action: literal segments, <c>{name}</c> for one whole segment, and <c>{**name}</c> for the rest.</summary>
/// <param name="Segments">In order; none for <c>/</c>.</param>
internal sealed record PathTemplate(ImmutableArray<PathTemplate.Segment> Segments)
{
    /// <summary>Most parameters of one template.</summary>
    public const int MaxParameters = 16;

    /// <summary>The parameters in the order of the path.</summary>
    public ImmutableArray<string> Parameters { get; } = [.. Segments.Where(segment => segment.Kind != SegmentKind.Literal).Select(segment => segment.Text)];

    /// <summary>What two templates have in common when they match the same paths: the template with its parameters unnamed.</summary>
    public string Shape { get; } = "/" + string.Join('/', Segments.Select(segment => segment.Kind switch
    {
        SegmentKind.Parameter => "{}",
        SegmentKind.Rest => "{**}",
        _ => segment.Text,
    }));

    /// <summary>Reads a template.</summary>
    /// <returns>What is wrong with it; null: nothing.</returns>
    public static string? Parse(string text, out PathTemplate template)
    {
        template = new PathTemplate([]);
        if (!text.StartsWith('/'))
        {
            return "must begin with '/'";
        }
        if (text.Length == 1)
        {
            return null;
        }
        var segments = ImmutableArray.CreateBuilder<Segment>();
        foreach (var part in text[1..].Split('/'))
        {
            if (segments.Count > 0 && segments[^1].Kind == SegmentKind.Rest)
            {
                return "has a segment after its '{**…}'";
            }
            if (ParseSegment(part, out var segment) is { } problem)
            {
                return problem;
            }
            segments.Add(segment);
        }
        template = new PathTemplate(segments.ToImmutable());
        return template.Parameters.Length > MaxParameters ? $"has more than {MaxParameters} parameters"
            : template.Parameters.Distinct(StringComparer.Ordinal).Count() < template.Parameters.Length ? "has two parameters of one name"
            : null;
    }

    private static string? ParseSegment(string part, out Segment segment)
    {
        segment = new Segment(SegmentKind.Literal, part);
        if (part.StartsWith("{**", StringComparison.Ordinal) && part.EndsWith('}'))
        {
            segment = new Segment(SegmentKind.Rest, part[3..^1]);
        }
        else if (part.StartsWith('{') && part.EndsWith('}'))
        {
            segment = new Segment(SegmentKind.Parameter, part[1..^1]);
        }
        if (segment.Kind != SegmentKind.Literal)
        {
            return IsName(segment.Text) ? null
                : segment.Text is ResourceTemplate.Account or ResourceTemplate.Region ? $"has a parameter named '{segment.Text}', which is the service's own"
                : $"has '{part}', which is not a parameter: letters and digits only, without constraint or default";
        }
        if (part.AsSpan().ContainsAny('{', '}'))
        {
            return $"has '{part}': a parameter must be a whole segment";
        }
        return IsReachable(part) ? null : $"has the segment '{part}', which no accepted path holds; write it decoded";
    }

    private static bool IsName(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(char.IsAsciiLetterOrDigit) && text is not (ResourceTemplate.Account or ResourceTemplate.Region);

    private static bool IsReachable(string part) =>
        part.Length > 0 && CanonicalPath.Read("/" + Uri.EscapeDataString(part), out var path) is null && string.Equals(path, "/" + part, StringComparison.Ordinal);

    /// <summary>How a segment is matched.</summary>
    public enum SegmentKind
    {
        /// <summary>By its text, case included.</summary>
        Literal,
        /// <summary>By any segment that is not empty.</summary>
        Parameter,
        /// <summary>By all that is left, even nothing.</summary>
        Rest,
    }

    /// <summary>One segment.</summary>
    /// <param name="Text">The literal, or the parameter's name.</param>
    public readonly record struct Segment(SegmentKind Kind, string Text);
}
