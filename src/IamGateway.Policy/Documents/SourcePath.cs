using System.Globalization;

namespace IamGateway.Policy.Documents;

/// <summary>Where a value stands, as a chain to the root; made into text only when a problem is reported.</summary>
/// <param name="Parent">Null at the root.</param>
/// <param name="Key">Key in the parent object; null in a list.</param>
/// <param name="Index">Position in the parent list.</param>
public sealed record SourcePath(SourcePath? Parent, string? Key, int Index)
{
    /// <summary><c>$</c>.</summary>
    public static SourcePath Root { get; } = new(null, null, 0);

    /// <summary>The path of a value under a key.</summary>
    public SourcePath At(string key) => new(this, key, 0);

    /// <summary>The path of a value in a list.</summary>
    public SourcePath At(int index) => new(this, null, index);

    /// <summary>For example <c>$.Statement[0].Condition.Bool['aws:SecureTransport']</c>.</summary>
    public override string ToString()
    {
        if (Parent is null)
            return "$";
        if (Key is null)
            return string.Create(CultureInfo.InvariantCulture, $"{Parent}[{Index}]");
        return IsPlain(Key) ? $"{Parent}.{Key}" : $"{Parent}['{Excerpt.Of(Key)}']";
    }

    private static bool IsPlain(string key) => key.Length is > 0 and <= Excerpt.MaximumLength && key.All(char.IsAsciiLetterOrDigit);
}
