namespace IamGateway.Policy.Conditions;

/// <summary>Reads base64 without white space. Source: RFC 4648, section 4.</summary>
internal static class Base64Text
{
    private const int CharsPerBlock = 256;
    private const int BytesPerBlock = CharsPerBlock / 4 * 3;

    /// <summary>Reads bytes; false when the text is not base64.</summary>
    public static bool TryRead(string text, out byte[] bytes)
    {
        bytes = new byte[Math.Max(Length(text), 0)];
        return TryRead(text, bytes);
    }

    /// <summary>Whether the text stands for the bytes. Reads it block by block, so that its length costs no memory.</summary>
    public static bool Equals(ReadOnlySpan<char> text, ReadOnlySpan<byte> bytes)
    {
        if (Length(text) != bytes.Length)
            return false;

        Span<byte> block = stackalloc byte[BytesPerBlock];
        while (text.Length > CharsPerBlock)
        {
            if (!TryRead(text[..CharsPerBlock], block) || !bytes[..BytesPerBlock].SequenceEqual(block))
                return false;
            text = text[CharsPerBlock..];
            bytes = bytes[BytesPerBlock..];
        }

        block = block[..bytes.Length];
        return TryRead(text, block) && bytes.SequenceEqual(block);
    }

    /// <summary>How many bytes a text of this length and padding stands for, if it is base64; negative when it can't be.</summary>
    private static int Length(ReadOnlySpan<char> text) =>
        text.Length % 4 != 0 ? -1 : (text.Length / 4 * 3) - (text.EndsWith("==") ? 2 : text.EndsWith("=") ? 1 : 0);

    /// <summary>White space and padding inside leave fewer bytes than there is room for.</summary>
    private static bool TryRead(ReadOnlySpan<char> text, Span<byte> bytes) =>
        text.Length % 4 == 0 && Convert.TryFromBase64Chars(text, bytes, out var written) && written == bytes.Length;
}
