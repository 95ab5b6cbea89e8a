using System.Text.Json.Nodes;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Wire;

/// <summary>Where an operation of the REST protocol is, and which members of its request stand in the path and in the query. Source: Smithy 2.0, "HTTP bindings".</summary>
internal sealed class RestRoute
{
    private readonly string[] _segments;
    private readonly Dictionary<string, string> _query;

    private RestRoute(string method, string[] segments, Dictionary<string, string> query) => (Method, _segments, _query) = (method, segments, query);

    public string Method { get; }

    /// <summary>The path, with members in braces.</summary>
    public string Path => "/" + string.Join('/', _segments);

    /// <summary>Never a member.</summary>
    public string FirstSegment => _segments[0];

    /// <summary>The route of a template such as <c>GET /analyzer/{AnalyzerName}/rules?maxResults={MaxResults}</c>: what stands in braces is a member.</summary>
    public static RestRoute Of(string template)
    {
        var (method, target) = (template.Split(' ')[0], template.Split(' ')[1].Split('?'));
        var query = target.Length == 1 ? [] : target[1].Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1].Trim('{', '}'), StringComparer.Ordinal);
        return new RestRoute(method, target[0].Trim('/').Split('/'), query);
    }

    /// <summary>Whether a request has the method, and a path of the form.</summary>
    public bool Matches(string method, string path)
    {
        if (method != Method || path.AsSpan(1).Count('/') != _segments.Length - 1)
            return false;

        var index = 0;
        foreach (var range in path.AsSpan(1).Split('/'))
        {
            var expected = _segments[index++];
            var actual = path.AsSpan(1)[range];
            if (expected[0] == '{' ? actual.IsEmpty : !actual.SequenceEqual(expected))
                return false;
        }

        return true;
    }

    /// <summary>Adds the members that stand in the path and in the query, in the place of what the body says of them. Other parameters of the query are not read.</summary>
    /// <exception cref="ApiException">The query cannot be read, or names a parameter twice.</exception>
    public void AddTo(JsonObject members, string path, string? query)
    {
        var actual = path[1..].Split('/');
        for (var index = 0; index < _segments.Length; index++)
        {
            if (_segments[index][0] == '{')
                members[_segments[index].Trim('{', '}')] = actual[index].Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        }

        foreach (var member in _query.Values)
            members.Remove(member);
        UrlText.Read(query.AsSpan().TrimStart('?'), (name, value) =>
        {
            if (_query.TryGetValue(name, out var member) && !members.TryAdd(member, value))
                throw new ApiException(ErrorCode.MalformedInput, $"The parameter {name} is given twice.");
        });
    }
}
