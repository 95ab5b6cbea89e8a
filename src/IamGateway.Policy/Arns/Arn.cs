namespace IamGateway.Policy.Arns;

/// <summary>
/// An Amazon Resource Name, seen as its six components: <c>arn:partition:service:region:account:resource</c>. The text is split at
/// the first five colons, so the resource keeps its own. Allocates nothing.
/// Source: IAM User Guide, "Amazon Resource Names (ARNs)".
/// </summary>
public readonly ref struct Arn
{
    /// <summary>How many components an ARN has, counting the leading <c>arn</c>.</summary>
    public const int ComponentCount = 6;

    private readonly ReadOnlySpan<char> _text;
    private readonly int _end0;
    private readonly int _end1;
    private readonly int _end2;
    private readonly int _end3;
    private readonly int _end4;

    private Arn(ReadOnlySpan<char> text, scoped ReadOnlySpan<int> colons)
    {
        _text = text;
        _end0 = colons[0];
        _end1 = colons[1];
        _end2 = colons[2];
        _end3 = colons[3];
        _end4 = colons[4];
    }

    /// <summary>For example <c>aws</c>.</summary>
    public ReadOnlySpan<char> Partition => _text[(_end0 + 1).._end1];

    /// <summary>For example <c>s3</c>.</summary>
    public ReadOnlySpan<char> Service => _text[(_end1 + 1).._end2];

    /// <summary>Empty for global services.</summary>
    public ReadOnlySpan<char> Region => _text[(_end2 + 1).._end3];

    /// <summary>Twelve digits; empty where the service has no accounts in its ARNs.</summary>
    public ReadOnlySpan<char> Account => _text[(_end3 + 1).._end4];

    /// <summary>Everything after the fifth colon.</summary>
    public ReadOnlySpan<char> Resource => _text[(_end4 + 1)..];

    /// <summary>The component at a position from 0 (<c>arn</c>) to 5 (the resource).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is another one.</exception>
    public ReadOnlySpan<char> this[int component] => component switch
    {
        0 => _text[.._end0],
        1 => Partition,
        2 => Service,
        3 => Region,
        4 => Account,
        5 => Resource,
        _ => throw new ArgumentOutOfRangeException(nameof(component)),
    };

    /// <summary>Reads an ARN: six components, the first of them <c>arn</c>, with a partition, a service and a resource that are not empty.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Arn arn) =>
        TrySplit(text, out arn) && arn[0] is "arn" && !arn.Partition.IsEmpty && !arn.Service.IsEmpty && !arn.Resource.IsEmpty;

    /// <summary>Splits any text that has five colons, whatever its components hold: patterns have wildcards where ARNs have names.</summary>
    internal static bool TrySplit(ReadOnlySpan<char> text, out Arn arn)
    {
        Span<int> colons = stackalloc int[ComponentCount - 1];
        var start = 0;
        for (var found = 0; found < colons.Length; found++)
        {
            var next = text[start..].IndexOf(':');
            if (next < 0)
            {
                arn = default;
                return false;
            }

            colons[found] = start + next;
            start += next + 1;
        }

        arn = new Arn(text, colons);
        return true;
    }
}
