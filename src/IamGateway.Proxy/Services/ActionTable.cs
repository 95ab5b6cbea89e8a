namespace IamGateway.Proxy.Services;

/// <summary>
/// A service's actions by method and path. At each segment a literal beats a parameter and a parameter beats the rest; a row that fits the path but not the
/// method leaves the request to a less specific one. Literals compare with case, for resources do. Immutable.
/// </summary>
internal sealed class ActionTable
{
    private readonly Node _root = new();

    /// <param name="service">The service's name.</param>
    /// <param name="owner">Who owns its resources.</param>
    /// <param name="entries">No two of one method and shape.</param>
    public ActionTable(string service, ResourceOwner owner, IEnumerable<ActionEntry> entries)
    {
        Service = service;
        Owner = owner;
        foreach (var entry in entries)
        {
            _root.Add(entry, 0);
        }
    }

    /// <summary>The service's name.</summary>
    public string Service { get; }

    /// <summary>Who owns its resources.</summary>
    public ResourceOwner Owner { get; }

    /// <summary>The row of a request; null: unmapped.</summary>
    /// <param name="path">A canonical path.</param>
    /// <param name="values">Receives where the path holds the parameters' values; <see cref="PathTemplate.MaxParameters"/> long.</param>
    public ActionEntry? Find(string method, ReadOnlySpan<char> path, Span<Range> values) =>
        _root.Find(method, path, path.Length <= 1 ? path.Length + 1 : 1, values, 0);

    private sealed class Node
    {
        private readonly Dictionary<string, Node> _literals = new(StringComparer.Ordinal);
        private readonly Dictionary<string, ActionEntry> _here = new(StringComparer.Ordinal);
        private readonly Dictionary<string, ActionEntry> _rest = new(StringComparer.Ordinal);
        private Node? _parameter;

        public void Add(ActionEntry entry, int depth)
        {
            if (depth == entry.Path.Segments.Length)
            {
                _here.Add(entry.Method, entry);
                return;
            }
            var segment = entry.Path.Segments[depth];
            switch (segment.Kind)
            {
                case PathTemplate.SegmentKind.Rest:
                    _rest.Add(entry.Method, entry);
                    break;
                case PathTemplate.SegmentKind.Parameter:
                    (_parameter ??= new Node()).Add(entry, depth + 1);
                    break;
                default:
                    if (!_literals.TryGetValue(segment.Text, out var next))
                    {
                        _literals.Add(segment.Text, next = new Node());
                    }
                    next.Add(entry, depth + 1);
                    break;
            }
        }

        /// <param name="start">Where the next segment begins; past the end when there is none.</param>
        public ActionEntry? Find(string method, ReadOnlySpan<char> path, int start, Span<Range> values, int found)
        {
            if (start > path.Length)
            {
                return ByMethod(_here, method) ?? Rest(method, path.Length..path.Length, values, found);
            }
            var slash = path[start..].IndexOf('/');
            var end = slash < 0 ? path.Length : start + slash;
            var segment = path[start..end];
            if (_literals.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(segment, out var literal)
                && literal.Find(method, path, end + 1, values, found) is { } exact)
            {
                return exact;
            }
            if (_parameter is not null && !segment.IsEmpty)
            {
                values[found] = start..end;
                if (_parameter.Find(method, path, end + 1, values, found + 1) is { } general)
                {
                    return general;
                }
            }
            return Rest(method, start..path.Length, values, found);
        }

        private ActionEntry? Rest(string method, Range value, Span<Range> values, int found)
        {
            if (ByMethod(_rest, method) is not { } entry)
            {
                return null;
            }
            values[found] = value;
            return entry;
        }

        /// <remarks>HEAD asks for what GET would give. Source: RFC 9110 §9.3.2.</remarks>
        private static ActionEntry? ByMethod(Dictionary<string, ActionEntry> entries, string method) =>
            entries.Count == 0 ? null
            : entries.TryGetValue(method, out var entry) || (method == "HEAD" && entries.TryGetValue("GET", out entry)) || entries.TryGetValue("*", out entry) ? entry
            : null;
    }
}
