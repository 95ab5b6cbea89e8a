namespace IamGateway.Policy.Matching;

/// <summary>
/// Comparisons of a pattern's text, with or without regard to letter case. The platform's methods that take a
/// <see cref="StringComparison"/> look it up at every call, which costs more than most comparisons here do.
/// </summary>
internal static class OrdinalText
{
    public static bool Equals(ReadOnlySpan<char> text, string value, bool ignoresCase) =>
        ignoresCase ? text.Equals(value, StringComparison.OrdinalIgnoreCase) : text.SequenceEqual(value);

    public static bool StartsWith(ReadOnlySpan<char> text, string value, bool ignoresCase) =>
        ignoresCase ? text.StartsWith(value, StringComparison.OrdinalIgnoreCase) : text.StartsWith(value.AsSpan());

    public static bool EndsWith(ReadOnlySpan<char> text, string value, bool ignoresCase) =>
        ignoresCase ? text.EndsWith(value, StringComparison.OrdinalIgnoreCase) : text.EndsWith(value.AsSpan());

    public static int IndexOf(ReadOnlySpan<char> text, string value, bool ignoresCase) =>
        ignoresCase ? text.IndexOf(value, StringComparison.OrdinalIgnoreCase) : text.IndexOf(value.AsSpan());
}
