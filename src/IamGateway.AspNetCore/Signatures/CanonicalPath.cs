namespace IamGateway.AspNetCore.Signatures;

/// <summary>The path of a request as it is signed, made from the request line as it was sent: what servers make of it is already decoded and normalised.</summary>
internal static class CanonicalPath
{
    /// <summary>Writes the path. False: it has no canonical form under these rules.</summary>
    public static bool TryWrite(ReadOnlySpan<char> path, SignatureRules rules, ref CanonicalWriter writer)
    {
        if (path.IsEmpty || path[0] != '/')
        {
            return false;
        }

        for (var rest = path[1..]; ;)
        {
            writer.Append((byte)'/');
            var end = rest.IndexOf('/');
            var segment = end < 0 ? rest : rest[..end];
            if (!TryWriteSegment(segment, isLast: end < 0, rules, ref writer))
            {
                return false;
            }

            if (end < 0)
            {
                return true;
            }

            rest = rest[(end + 1)..];
        }
    }

    private static bool TryWriteSegment(ReadOnlySpan<char> segment, bool isLast, SignatureRules rules, ref CanonicalWriter writer)
    {
        if (rules.IsPathSignedAsItStands)
        {
            return TryWriteRecoded(segment, ref writer);
        }

        if ((segment.IsEmpty && !isLast) || IsDotSegment(segment))
        {
            return false;
        }

        writer.AppendEncoded(segment);
        return true;
    }

    /// <summary>An encoded slash within a key is signed as a slash, as clients write it.</summary>
    private static bool TryWriteRecoded(ReadOnlySpan<char> segment, ref CanonicalWriter writer)
    {
        for (var slash = segment.IndexOf("%2F", StringComparison.OrdinalIgnoreCase); slash >= 0; slash = segment.IndexOf("%2F", StringComparison.OrdinalIgnoreCase))
        {
            if (!writer.TryAppendRecoded(segment[..slash]))
            {
                return false;
            }

            writer.Append((byte)'/');
            segment = segment[(slash + 3)..];
        }

        return writer.TryAppendRecoded(segment);
    }

    /// <summary><c>.</c> or <c>..</c>, also with its dots encoded. Source: RFC 3986 §5.2.4, §6.2.2.2.</summary>
    private static bool IsDotSegment(ReadOnlySpan<char> segment)
    {
        var dots = 0;
        while (!segment.IsEmpty)
        {
            var length = segment[0] == '.' ? 1 : segment.StartsWith("%2e", StringComparison.OrdinalIgnoreCase) ? 3 : 0;
            if (length == 0)
            {
                return false;
            }

            dots++;
            segment = segment[length..];
        }

        return dots is 1 or 2;
    }
}
