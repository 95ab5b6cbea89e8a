using System.Globalization;

namespace IamGateway.Policy.Conditions;

/// <summary>
/// A point in time, read from the W3C profile of ISO 8601 (<c>YYYY</c>, <c>YYYY-MM</c>, <c>YYYY-MM-DD</c>, and the last of these with
/// <c>Thh:mmTZD</c>, <c>Thh:mm:ssTZD</c> or <c>Thh:mm:ss.sTZD</c>) or from a number of epoch seconds. Four digits are a year. Dates
/// without a time begin at midnight UTC. Source: IAM User Guide, "Date condition operators".
/// </summary>
/// <param name="Seconds">Whole seconds since 1970, UTC; negative before.</param>
/// <param name="Nanoseconds">Of the second that has begun.</param>
internal readonly record struct DateValue(long Seconds, int Nanoseconds) : IConditionValue<DateValue>
{
    private const int SecondsPerDay = 86_400;
    private const int FractionDigits = 9;
    private static readonly int EpochDay = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>Reads a date; false when the text is none.</summary>
    public static bool TryRead(string text, out DateValue value)
    {
        value = default;
        var startsWithYear = text.Length == 4 ? DigitsIn(text) == 4 : text.Length > 4 && text[4] == '-';
        if (!startsWithYear)
            return TryReadEpoch(text, out value);
        if (!TryReadDay(text, out var day))
            return false;

        value = new DateValue((long)(day - EpochDay) * SecondsPerDay, 0);
        return text.Length <= 10 || TryReadTime(text.AsSpan(10), ref value);
    }

    /// <inheritdoc/>
    public Ordering OrderingTo(DateValue other) =>
        this == other ? Ordering.Same
        : Seconds < other.Seconds || (Seconds == other.Seconds && Nanoseconds < other.Nanoseconds) ? Ordering.Less
        : Ordering.Greater;

    private static bool TryReadEpoch(string text, out DateValue value)
    {
        var isNumber = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds);
        value = new DateValue(seconds, 0);
        return isNumber;
    }

    /// <summary>Reads <c>YYYY</c>, <c>YYYY-MM</c> or <c>YYYY-MM-DD</c>, the last also when a time follows.</summary>
    private static bool TryReadDay(ReadOnlySpan<char> text, out int day)
    {
        day = 0;
        var month = 1;
        var dayOfMonth = 1;
        if (text.Length is not (4 or 7 or >= 10) || !TryDigits(text, 0, 4, 9_999, out var year) || year == 0)
            return false;
        if (text.Length > 4 && (text[4] != '-' || !TryDigits(text, 5, 2, 12, out month) || month == 0))
            return false;
        if (text.Length > 7 && (text[7] != '-' || !TryDigits(text, 8, 2, DateTime.DaysInMonth(year, month), out dayOfMonth) || dayOfMonth == 0))
            return false;

        day = new DateOnly(year, month, dayOfMonth).DayNumber;
        return true;
    }

    /// <summary>Reads <c>Thh:mm</c>, seconds and their fraction if any, and the time zone, which must be there.</summary>
    private static bool TryReadTime(ReadOnlySpan<char> text, ref DateValue value)
    {
        if (text.Length < 7 || text[0] != 'T' || text[3] != ':' || !TryDigits(text, 1, 2, 23, out var hour) || !TryDigits(text, 4, 2, 59, out var minute))
            return false;

        var second = 0;
        var nanoseconds = 0;
        var zone = text[6..];
        if (zone is [':', ..])
        {
            if (zone.Length < 3 || !TryDigits(zone, 1, 2, 59, out second))
                return false;
            zone = zone[3..];
            if (zone is ['.', ..] && !TryReadFraction(ref zone, out nanoseconds))
                return false;
        }

        if (!TryReadZone(zone, out var offset))
            return false;
        value = new DateValue(value.Seconds + (hour * 3_600) + (minute * 60) + second - offset, nanoseconds);
        return true;
    }

    private static bool TryReadFraction(ref ReadOnlySpan<char> text, out int nanoseconds)
    {
        var count = DigitsIn(text[1..]);
        if (count is < 1 or > FractionDigits || !TryDigits(text, 1, count, int.MaxValue, out nanoseconds))
        {
            nanoseconds = 0;
            return false;
        }

        for (var digits = count; digits < FractionDigits; digits++)
            nanoseconds *= 10;
        text = text[(count + 1)..];
        return true;
    }

    private static bool TryReadZone(ReadOnlySpan<char> zone, out int seconds)
    {
        seconds = 0;
        if (zone is "Z")
            return true;
        if (zone is not ['+' or '-', _, _, ':', _, _] || !TryDigits(zone, 1, 2, 23, out var hours) || !TryDigits(zone, 4, 2, 59, out var minutes))
            return false;
        seconds = ((hours * 3_600) + (minutes * 60)) * (zone[0] == '-' ? -1 : 1);
        return true;
    }

    /// <summary>How many decimal digits the text begins with.</summary>
    private static int DigitsIn(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count]))
            count++;
        return count;
    }

    /// <summary>Reads so many decimal digits, which must be there.</summary>
    private static bool TryDigits(ReadOnlySpan<char> text, int start, int count, int maximum, out int value)
    {
        value = 0;
        foreach (var character in text.Slice(start, count))
        {
            if (!char.IsAsciiDigit(character))
                return false;
            value = (value * 10) + (character - '0');
        }

        return value <= maximum;
    }
}
