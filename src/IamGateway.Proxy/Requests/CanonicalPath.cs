using System.Buffers;
using System.Text;

namespace IamGateway.Proxy.Requests;

/// <summary>
/// The one reading of a request target. Routing, policy and forwarding all use the path it lets through; a target that two readers could take for different
/// paths is refused instead of repaired.
/// </summary>
/// <remarks>
/// Accepted: origin form (<c>/path?query</c>), RFC 3986 path characters, and percent-escapes that stand for one character of text. The decoded path then
/// holds no character whose escaped and plain forms differ in meaning, so encoding it again yields the only target that has it.
/// Empty segments are refused rather than merged: a merged path is a second reading of what was sent. Source: RFC 9112 §3.2, RFC 3986 §3.3.
/// </remarks>
internal static class CanonicalPath
{
    /// <summary>Longest path, as sent, in characters.</summary>
    public const int MaxLength = 4096;

    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,=:@/");

    private static readonly SearchValues<char> Query = SearchValues.Create(
        Enumerable.Range(0x21, 0x7F - 0x21).Select(code => (char)code).Where(character => character != '#').ToArray());

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a target.</summary>
    /// <param name="target">As it stood in the request line.</param>
    /// <param name="path">The decoded path; empty when there is a problem.</param>
    /// <returns>What is wrong with it, for the client to read; null: nothing.</returns>
    public static string? Read(string target, out string path)
    {
        path = "";
        if (target.Length == 0 || target[0] != '/')
        {
            return "The request target must be a path: absolute form, authority form and '*' are not served.";
        }
        var end = target.IndexOf('?', StringComparison.Ordinal);
        var raw = target.AsSpan(0, end < 0 ? target.Length : end);
        if (raw.Length > MaxLength)
        {
            return "The path is too long.";
        }
        if (end >= 0 && target.AsSpan(end + 1).ContainsAnyExcept(Query))
        {
            return "The query holds a character that must be percent-encoded.";
        }
        var problem = raw.ContainsAnyExcept(Plain) ? Decode(raw, out path) : Keep(raw, out path);
        problem ??= SegmentProblem(path);
        if (problem is not null)
        {
            path = "";
        }
        return problem;
    }

    private static string? Keep(ReadOnlySpan<char> raw, out string path)
    {
        path = raw.ToString();
        return null;
    }

    private static string? Decode(ReadOnlySpan<char> raw, out string path)
    {
        path = "";
        var bytes = new byte[raw.Length];
        var length = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '%')
            {
                if (!Plain.Contains(raw[i]))
                {
                    return "The path holds a character that is not allowed in a path.";
                }
                bytes[length++] = (byte)raw[i];
                continue;
            }
            if (i + 2 >= raw.Length || !char.IsAsciiHexDigit(raw[i + 1]) || !char.IsAsciiHexDigit(raw[i + 2]))
            {
                return "The path holds a percent sign that is not an escape.";
            }
            var escaped = (byte)((FromHex(raw[i + 1]) << 4) | FromHex(raw[i + 2]));
            if (escaped is < 0x20 or 0x7F or (byte)'/' or (byte)'\\' or (byte)';' or (byte)'?' or (byte)'#')
            {
                return "The path holds an escape that is not allowed: of a slash, backslash, semicolon, question mark, number sign or control character.";
            }
            bytes[length++] = escaped;
            i += 2;
        }
        return Text(bytes.AsSpan(0, length), out path);
    }

    private static string? Text(ReadOnlySpan<byte> bytes, out string path)
    {
        try
        {
            path = StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            path = "";
            return "The path is not valid UTF-8.";
        }
        if (!PathLetters.AreSafe(path))
        {
            return "The path holds a character that other programs may read as another one.";
        }
        for (var i = path.IndexOf('%', StringComparison.Ordinal); i >= 0; i = path.IndexOf('%', i + 1))
        {
            if (i + 1 < path.Length && (char.IsAsciiHexDigit(path[i + 1]) || path[i + 1] is 'u' or 'U'))
            {
                return "The path is percent-encoded twice.";
            }
        }
        return null;
    }

    private static int FromHex(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;

    /// <summary>What is wrong with a decoded path's segments: those that file systems and servers drop, resolve or trim.</summary>
    internal static string? SegmentProblem(ReadOnlySpan<char> path)
    {
        if (path.Length <= 1)
        {
            return null;
        }
        var rest = path[1..];
        while (true)
        {
            var slash = rest.IndexOf('/');
            var segment = slash < 0 ? rest : rest[..slash];
            if (segment.IsEmpty && slash >= 0)
            {
                return "The path holds an empty segment ('//').";
            }
            if (!segment.IsEmpty && (segment[0] == ' ' || segment[^1] is ' ' or '.' || segment.Contains("::", StringComparison.Ordinal)))
            {
                return "A segment of the path begins or ends with a space, ends with a dot, or holds '::'.";
            }
            if (slash < 0)
            {
                return null;
            }
            rest = rest[(slash + 1)..];
        }
    }
}
