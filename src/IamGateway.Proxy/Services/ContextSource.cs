using System.Buffers;
using IamGateway.Proxy.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace IamGateway.Proxy.Services;

/// <summary>Where the value of an action's context key comes from: <c>query.NAME</c> or <c>header.NAME</c>.</summary>
internal sealed record ContextSource
{
    private static readonly SearchValues<char> HeaderName =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-!#$%&'*+^`|~");

    private readonly bool _isQuery;
    private readonly string _key;

    private ContextSource(bool isQuery, string name)
    {
        _isQuery = isQuery;
        _key = name;
    }

    /// <summary>Reads a source.</summary>
    /// <returns>What is wrong with it; null: nothing.</returns>
    public static string? Parse(string text, out ContextSource source)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var kind = dot < 0 ? text : text[..dot];
        var name = dot < 0 ? "" : text[(dot + 1)..];
        source = new ContextSource(kind == "query", name);
        if (kind is not ("query" or "header") || name.Length == 0)
        {
            return "must be query.NAME or header.NAME";
        }
        if (kind == "query")
        {
            return name.Any(char.IsControl) ? "has a control character in its name" : null;
        }
        if (name.AsSpan().ContainsAnyExcept(HeaderName) || HeaderHygiene.IsReserved(name))
        {
            return $"'{name}' is a header that no client may send";
        }
        return name.Equals("authorization", StringComparison.OrdinalIgnoreCase) || name.Equals("cookie", StringComparison.OrdinalIgnoreCase)
            ? $"'{name}' holds secrets, and context goes into the audit trail"
            : null;
    }

    /// <summary>The value in a request.</summary>
    /// <param name="value">Null: absent.</param>
    /// <returns>False: the request says it more than once, or in a form that the upstream may read as another.</returns>
    public bool TryRead(HttpRequest request, out string? value) => _isQuery ? TryReadQuery(request.QueryString.Value, out value) : TryReadHeader(request.Headers, out value);

    private bool TryReadHeader(IHeaderDictionary headers, out string? value)
    {
        var values = headers[_key];
        value = values.Count == 1 ? values[0] : null;
        return values.Count <= 1 && IsPlain(value);
    }

    /// <remarks>A name in another case or a <c>;</c> between parameters is refused: some upstreams take the one for the same parameter, the other for a separator;
    /// so is a value with a percent sign, which some decode again.</remarks>
    private bool TryReadQuery(string? query, out string? value)
    {
        value = null;
        if (string.IsNullOrEmpty(query))
        {
            return true;
        }
        if (query.Contains(';', StringComparison.Ordinal))
        {
            return false;
        }
        foreach (var pair in new QueryStringEnumerable(query))
        {
            var name = pair.DecodeName().Span;
            if (!name.Equals(_key, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }
            if (value is not null || !name.SequenceEqual(_key))
            {
                return false;
            }
            value = pair.DecodeValue().ToString();
        }
        return IsPlain(value) && value?.Contains('%', StringComparison.Ordinal) is not true;
    }

    private static bool IsPlain(string? value) => value is null || !value.Any(character => char.IsControl(character) || character == '\uFFFD');
}
