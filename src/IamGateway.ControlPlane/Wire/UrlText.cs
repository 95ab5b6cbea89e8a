using System.Text;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Wire;

/// <summary>Decodes the parameters of a query or form, strictly: what is no escape or no UTF-8 is refused and not repaired.</summary>
internal static class UrlText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Calls back for each parameter, in order.</summary>
    /// <exception cref="ApiException">The text cannot be decoded.</exception>
    public static void Read(ReadOnlySpan<char> text, Action<string, string> parameter)
    {
        foreach (var range in text.Split('&'))
        {
            var pair = text[range];
            if (pair.IsEmpty)
                continue;
            var equals = pair.IndexOf('=');
            if (equals < 0)
                parameter(Decode(pair), "");
            else
                parameter(Decode(pair[..equals]), Decode(pair[(equals + 1)..]));
        }
    }

    private static string Decode(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyExceptInRange('!', '~') < 0 && text.IndexOfAny('%', '+') < 0)
            return text.ToString();

        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var length = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '%')
            {
                if (index + 2 >= text.Length || !byte.TryParse(text.Slice(index + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out bytes[length++]))
                    throw NotDecodable();
                index += 2;
            }
            else
            {
                length += Encoding.UTF8.GetBytes(text[index] == '+' ? " " : text.Slice(index, 1), bytes.AsSpan(length));
            }
        }

        try
        {
            return StrictUtf8.GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            throw NotDecodable();
        }
    }

    private static ApiException NotDecodable() => new(ErrorCode.MalformedInput, "The request's parameters are not percent-encoded UTF-8.");
}
