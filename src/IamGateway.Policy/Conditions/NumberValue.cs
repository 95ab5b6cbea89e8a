namespace IamGateway.Policy.Conditions;

/// <summary>
/// A number of any length, compared exactly: its sign, the place of its first digit that is not zero, the first nineteen digits
/// from there as an integer, and the rest of the digits as they are written. So <c>10</c>, <c>10.0</c> and <c>1e1</c> are one number,
/// and numbers too large for the machine keep their order. Source: IAM User Guide, "Numeric condition operators".
/// </summary>
internal readonly struct NumberValue : IConditionValue<NumberValue>
{
    /// <summary>As many digits as every <see cref="ulong"/> can hold.</summary>
    private const int HeadDigits = 19;

    /// <summary>Larger exponents are no numbers.</summary>
    private const int MaximumExponent = 999_999_999;

    private readonly int _sign;
    private readonly long _magnitude;
    private readonly ulong _head;
    private readonly string _text;
    private readonly int _restStart;
    private readonly int _restEnd;

    private NumberValue(int sign, long magnitude, ulong head, string text, int restStart, int restEnd)
    {
        (_sign, _magnitude, _head) = head == 0 ? (0, 0, 0) : (sign, magnitude, head);
        (_text, _restStart, _restEnd) = (text, restStart, restEnd);
    }

    /// <summary>Reads an integer or decimal number with or without sign and exponent: what JSON has, and besides <c>+1</c>, <c>.5</c>, <c>5.</c> and <c>007</c>.</summary>
    public static bool TryRead(string text, out NumberValue value)
    {
        value = default;
        var start = text is ['+' or '-', ..] ? 1 : 0;
        var end = start;
        var (hasDigits, hasPoint, digits, head, magnitude, restStart) = (false, false, 0, 0UL, 0L, 0);
        for (; end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] == '.' && !hasPoint)); end++)
        {
            if (text[end] == '.')
            {
                hasPoint = true;
                continue;
            }

            hasDigits = true;
            var isLeadingZero = digits == 0 && text[end] == '0';
            magnitude += isLeadingZero == hasPoint ? (hasPoint ? -1 : 1) : 0;
            if (digits < HeadDigits && !isLeadingZero)
                (head, digits) = ((head * 10) + (uint)(text[end] - '0'), digits + 1);
            else if (!isLeadingZero && restStart == 0)
                restStart = end;
        }

        if (!hasDigits || !TryReadExponent(text.AsSpan(end), out var exponent))
            return false;
        for (; digits < HeadDigits; digits++)
            head *= 10;
        value = new NumberValue(text[0] == '-' ? -1 : 1, magnitude + exponent, head, text, restStart, restStart == 0 ? 0 : end);
        return true;
    }

    /// <inheritdoc/>
    public Ordering OrderingTo(NumberValue other)
    {
        if (_sign != other._sign)
            return _sign < other._sign ? Ordering.Less : Ordering.Greater;

        var isSmaller = _sign < 0 ? Ordering.Greater : Ordering.Less;
        var isLarger = _sign < 0 ? Ordering.Less : Ordering.Greater;
        if (_magnitude != other._magnitude)
            return _magnitude < other._magnitude ? isSmaller : isLarger;
        if (_head != other._head)
            return _head < other._head ? isSmaller : isLarger;

        var (left, right) = (_restStart, other._restStart);
        while (left < _restEnd || right < other._restEnd)
        {
            var (digit, otherDigit) = (NextDigit(ref left), other.NextDigit(ref right));
            if (digit != otherDigit)
                return digit < otherDigit ? isSmaller : isLarger;
        }

        return Ordering.Same;
    }

    /// <summary>The digit at a position of the rest, past the point if that stands there; zeros after the end.</summary>
    private char NextDigit(ref int position)
    {
        if (position < _restEnd && _text[position] == '.')
            position++;
        return position < _restEnd ? _text[position++] : '0';
    }

    private static bool TryReadExponent(ReadOnlySpan<char> text, out int exponent)
    {
        exponent = 0;
        if (text.IsEmpty)
            return true;
        var isNegative = text is [_, '-', ..];
        var digits = text[(text is [_, '+' or '-', ..] ? 2 : 1)..];
        if (text[0] is not ('e' or 'E') || digits.IsEmpty)
            return false;

        foreach (var character in digits)
        {
            var digit = (uint)(character - '0');
            if (digit > 9 || exponent > MaximumExponent / 10)
                return false;
            exponent = (exponent * 10) + (int)digit;
        }

        exponent = isNegative ? -exponent : exponent;
        return true;
    }
}
