using System.Globalization;

namespace IamGateway.Policy.Conditions;

/// <summary>
/// Reads dates as seconds since 1970: the W3C profile of ISO 8601 (<c>YYYY</c>, <c>YYYY-MM</c>, <c>YYYY-MM-DD</c>, and these with
/// <c>Thh:mmTZD</c>, <c>Thh:mm:ssTZD</c> or <c>Thh:mm:ss.sTZD</c>) or a number of epoch seconds. Four digits are a year. Dates
/// without a time begin at midnight UTC. Source: IAM User Guide, "Date condition operators".
/// </summary>
internal static class DateText
{
    private const int SecondsPerDay = 86_400;
    private static readonly int EpochDay = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>Reads a date; false when the text is none.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out decimal seconds)
    {
        seconds = 0;
        var timeStart = text.IndexOf('T');
        var date = timeStart < 0 ? text : text[..timeStart];
        if (timeStart < 0 && !IsDate(date))
            return TryReadEpoch(text, out seconds);
        if (!TryReadDay(date, out var day))
            return false;

        seconds = (decimal)(day - EpochDay) * SecondsPerDay;
        if (timeStart < 0)
            return true;
        if (date.Length != 10 || !TryReadTime(text[(timeStart + 1)..], out var time))
            return false;
        seconds += time;
        return true;
    }

    private static bool IsDate(ReadOnlySpan<char> text) =>
        text.Length == 4 ? text.IndexOfAnyExceptInRange('0', '9') < 0 : text.Length is 7 or 10 && text[4] == '-';

    private static bool TryReadEpoch(ReadOnlySpan<char> text, out decimal seconds)
    {
        var isNumber = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole);
        seconds = whole;
        return isNumber;
    }

    private static bool TryReadDay(ReadOnlySpan<char> date, out int day)
    {
        day = 0;
        var month = 1;
        var dayOfMonth = 1;
        if (date.Length is not (4 or 7 or 10) || !TryDigits(date[..4], 9_999, out var year) || year == 0)
            return false;
        if (date.Length > 4 && (date[4] != '-' || !TryDigits(date[5..7], 12, out month) || month == 0))
            return false;
        if (date.Length > 7 && (date[7] != '-' || !TryDigits(date[8..], DateTime.DaysInMonth(year, month), out dayOfMonth) || dayOfMonth == 0))
            return false;

        day = new DateOnly(year, month, dayOfMonth).DayNumber;
        return true;
    }

    /// <summary>Reads <c>hh:mm</c>, seconds and their fraction if any, and the time zone, which must be there.</summary>
    private static bool TryReadTime(ReadOnlySpan<char> time, out decimal seconds)
    {
        seconds = 0;
        if (time.Length < 6 || time[2] != ':' || !TryDigits(time[..2], 23, out var hour) || !TryDigits(time[3..5], 59, out var minute))
            return false;

        seconds = (hour * 3_600) + (minute * 60);
        time = time[5..];
        if (time[0] == ':')
        {
            if (time.Length < 3 || !TryDigits(time[1..3], 59, out var second))
                return false;
            seconds += second;
            time = time[3..];
            if (time is ['.', ..] && !TryReadFraction(ref time, ref seconds))
                return false;
        }

        if (!TryReadZone(time, out var offset))
            return false;
        seconds -= offset;
        return true;
    }

    private static bool TryReadFraction(ref ReadOnlySpan<char> time, ref decimal seconds)
    {
        var end = time[1..].IndexOfAnyExceptInRange('0', '9') + 1;
        if (end is 0 or 1 or > 10 || !decimal.TryParse(time[..end], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var fraction))
            return false;
        seconds += fraction;
        time = time[end..];
        return true;
    }

    private static bool TryReadZone(ReadOnlySpan<char> zone, out int seconds)
    {
        seconds = 0;
        if (zone is "Z")
            return true;
        if (zone is not (['+' or '-', _, _, ':', _, _]) || !TryDigits(zone[1..3], 23, out var hours) || !TryDigits(zone[4..], 59, out var minutes))
            return false;
        seconds = ((hours * 3_600) + (minutes * 60)) * (zone[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, int maximum, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= maximum;
}
