using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using IamGateway.ControlPlane.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Paging;

/// <summary>A page of a list.</summary>
/// <param name="Items">In the order of their keys.</param>
/// <param name="Marker">Where the next page begins; null: this is the last.</param>
internal sealed record Page<T>(ImmutableArray<T> Items, string? Marker)
{
    public bool IsTruncated => Marker is not null;
}

/// <summary>Makes pages. A page begins after the key of the last item before it, so what is deleted or added meanwhile moves nothing.</summary>
internal static class Page
{
    /// <summary>One page of rows.</summary>
    /// <param name="rows">All that the list has.</param>
    /// <param name="key">What orders them: unique among them.</param>
    /// <param name="request">Which page.</param>
    /// <exception cref="ApiException">The marker is not one of this list.</exception>
    public static async Task<Page<T>> OfAsync<T>(IQueryable<T> rows, Expression<Func<T, string>> key, IPageRequest request, CancellationToken cancellationToken)
    {
        if (request.After is { } marker)
            rows = rows.Where(After(key, KeyOf(marker, request)));

        var items = await rows.OrderBy(key).Take(request.Size + 1).ToListAsync(cancellationToken);
        if (items.Count <= request.Size)
            return new Page<T>([.. items], null);

        items.RemoveAt(request.Size);   // it only showed that there are more
        return new Page<T>([.. items], MarkerAfter(key.Compile(preferInterpretation: true)(items[^1]), request));
    }

    /// <summary>One page of items that are in memory, in the order of their keys.</summary>
    /// <exception cref="ApiException">The marker is not one of this list.</exception>
    public static Page<T> Of<T>(IEnumerable<T> items, Func<T, string> key, IPageRequest request)
    {
        var after = request.After is { } marker ? KeyOf(marker, request) : null;
        var rest = items.OrderBy(key, StringComparer.Ordinal).Where(item => after is null || string.CompareOrdinal(key(item), after) > 0).Take(request.Size + 1).ToList();
        return rest.Count <= request.Size
            ? new Page<T>([.. rest], null)
            : new Page<T>([.. rest.Take(request.Size)], MarkerAfter(key(rest[request.Size - 1]), request));
    }

    /// <summary>One page of the numbers below a count: of a list whose items are made when they are asked for.</summary>
    /// <exception cref="ApiException">The marker is not one of this list.</exception>
    public static Page<int> Of(int count, IPageRequest request)
    {
        var first = 0;
        if (request.After is { } marker && !int.TryParse(KeyOf(marker, request), NumberStyles.None, CultureInfo.InvariantCulture, out first))
            throw NotOfThisList();

        var length = Math.Clamp(count - first, 0, request.Size);
        var next = first + length;
        return new Page<int>([.. Enumerable.Range(first, length)], length > 0 && next < count ? MarkerAfter(next.ToString(CultureInfo.InvariantCulture), request) : null);
    }

    private static Expression<Func<T, bool>> After<T>(Expression<Func<T, string>> key, string last)
    {
        var compare = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;
        Expression<Func<string>> value = () => last;   // a captured variable, so that the database gets a parameter
        return Expression.Lambda<Func<T, bool>>(
            Expression.GreaterThan(Expression.Call(compare, key.Body, value.Body), Expression.Constant(0)), key.Parameters);
    }

    private static string MarkerAfter(string key, IPageRequest request) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{ListOf(request)}\0{key}"));

    private static string KeyOf(string marker, IPageRequest request)
    {
        if (Base64Url.IsValid(marker) && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(marker)).Split('\0') is [var list, var key] && list == ListOf(request))
            return key;
        throw NotOfThisList();
    }

    private static ApiException NotOfThisList() => new(ErrorCode.ValidationError, "Invalid Marker.");

    /// <summary>The operation that lists: the marker of one list means nothing in another.</summary>
    private static string ListOf(IPageRequest request) => request.GetType().DeclaringType!.Name;
}
