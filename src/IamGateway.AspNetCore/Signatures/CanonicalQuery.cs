using System.Buffers;
using System.Text;

namespace IamGateway.AspNetCore.Signatures;

/// <summary>The parameters of a query, each decoded and encoded anew, sorted by name and then by value.</summary>
/// <remarks>
/// A plus sign is a space, as for everything that reads the query after us; otherwise a signed plus could be turned into a space on its way.
/// Source: <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html"/>, step 1.
/// </remarks>
internal ref struct CanonicalQuery
{
    private const int MaxParameters = 1000;

    private CanonicalWriter _text;
    private Parameter[]? _parameters;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Reads what stands behind the question mark. False: it is malformed, or too large; dispose of it all the same.</summary>
    public static bool TryRead(ReadOnlySpan<char> query, out CanonicalQuery canonical)
    {
        canonical = default;
        if (query.IsEmpty)
        {
            return true;
        }

        canonical._parameters = ArrayPool<Parameter>.Shared.Rent(Math.Min(query.Count('&') + 1, MaxParameters));
        foreach (var range in query.Split('&'))
        {
            // An empty parameter is nobody's.
            var written = query[range];
            if (!written.IsEmpty && (canonical.Count == MaxParameters || !canonical.TryAdd(written)))
            {
                return false;
            }
        }

        canonical._parameters.AsSpan(0, canonical.Count).Sort(new ByNameThenValue(canonical._text.Buffer));
        return !canonical._text.IsTooLong;
    }

    /// <summary>An encoded name.</summary>
    public readonly ReadOnlySpan<byte> Name(int index) => _parameters![index].Name(_text.Buffer);

    /// <summary>A decoded value.</summary>
    public readonly string Value(int index) => Uri.UnescapeDataString(Encoding.ASCII.GetString(_parameters![index].Value(_text.Buffer)));

    /// <summary>Writes all parameters but one; -1: all.</summary>
    public readonly void WriteTo(ref CanonicalWriter writer, int except)
    {
        var isFirst = true;
        for (var index = 0; index < Count; index++)
        {
            if (index == except)
            {
                continue;
            }

            if (!isFirst)
            {
                writer.Append((byte)'&');
            }

            isFirst = false;
            writer.Append(Name(index));
            writer.Append((byte)'=');
            writer.Append(_parameters![index].Value(_text.Buffer));
        }
    }

    public void Dispose()
    {
        _text.Dispose();
        if (_parameters is not null)
        {
            ArrayPool<Parameter>.Shared.Return(_parameters);
        }

        _parameters = null;
        Count = 0;
    }

    private bool TryAdd(ReadOnlySpan<char> written)
    {
        var equals = written.IndexOf('=');
        var start = _text.Length;
        if (!TryAppend(equals < 0 ? written : written[..equals]))
        {
            return false;
        }

        var nameEnd = _text.Length;
        if (equals >= 0 && !TryAppend(written[(equals + 1)..]))
        {
            return false;
        }

        _parameters![Count++] = new Parameter(start, nameEnd, _text.Length);
        return true;
    }

    private bool TryAppend(ReadOnlySpan<char> written)
    {
        for (var plus = written.IndexOf('+'); plus >= 0; plus = written.IndexOf('+'))
        {
            if (!_text.TryAppendRecoded(written[..plus]))
            {
                return false;
            }

            _text.Append("%20"u8);
            written = written[(plus + 1)..];
        }

        return _text.TryAppendRecoded(written);
    }

    private readonly record struct Parameter(int Start, int NameEnd, int End)
    {
        public ReadOnlySpan<byte> Name(byte[] text) => text.AsSpan(Start, NameEnd - Start);

        public ReadOnlySpan<byte> Value(byte[] text) => text.AsSpan(NameEnd, End - NameEnd);
    }

    private readonly struct ByNameThenValue(byte[] text) : IComparer<Parameter>
    {
        public int Compare(Parameter x, Parameter y)
        {
            var names = x.Name(text).SequenceCompareTo(y.Name(text));
            return names != 0 ? names : x.Value(text).SequenceCompareTo(y.Value(text));
        }
    }
}
