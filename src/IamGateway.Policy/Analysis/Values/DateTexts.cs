using System.Globalization;
using IamGateway.Policy.Conditions;

namespace IamGateway.Policy.Analysis.Values;

/// <summary>
/// Stands for all points in time by a few: the limits that conditions compare with, one between each two of them, one before and
/// one after. Times are whole nanoseconds, so that there is none between two neighbours.
/// </summary>
internal static class DateTexts
{
    private const long NanosecondsPerSecond = 1_000_000_000;
    private const long SecondsPerDay = 86_400;
    private static readonly long FirstSecond = (DateTime.MinValue.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond;
    private static readonly long LastSecond = (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond;

    /// <param name="limits">The limits as policies write them; what can't be read limits nothing.</param>
    /// <returns>Null when a time that is needed can't be written: it has fractions of a second and is not of the years 1 to 9999.</returns>
    public static IReadOnlyList<string>? Of(IEnumerable<string> limits)
    {
        var sorted = new SortedSet<Int128>();
        foreach (var limit in limits)
        {
            if (DateValue.TryRead(limit, out var value))
                sorted.Add(ToNumber(value));
        }

        if (sorted.Count == 0)
            return [Write(0)!];

        List<Int128> times = [.. sorted];
        times.Add(Int128.Max(sorted.Min - (SecondsPerDay * NanosecondsPerSecond), (Int128)long.MinValue * NanosecondsPerSecond));
        times.Add(Int128.Min(sorted.Max + (SecondsPerDay * NanosecondsPerSecond), (Int128)long.MaxValue * NanosecondsPerSecond));
        foreach (var (low, high) in sorted.Zip(sorted.Skip(1)))
        {
            var middle = low + ((high - low) / 2);
            var second = middle - (((middle % NanosecondsPerSecond) + NanosecondsPerSecond) % NanosecondsPerSecond);
            if (middle > low)
                times.Add(second > low ? second : middle);
        }

        List<string?> texts = [.. times.Distinct().Order().Select(Write)];
        return texts.Contains(null) ? null : [.. texts.OfType<string>()];
    }

    private static Int128 ToNumber(DateValue value) => ((Int128)value.Seconds * NanosecondsPerSecond) + value.Nanoseconds;

    /// <summary>As a date where there is one, which is never taken for a year; as seconds otherwise.</summary>
    private static string? Write(Int128 time)
    {
        var nanoseconds = (long)(((time % NanosecondsPerSecond) + NanosecondsPerSecond) % NanosecondsPerSecond);
        var seconds = (long)((time - nanoseconds) / NanosecondsPerSecond);
        var isDate = seconds >= FirstSecond && seconds <= LastSecond;
        var text = !isDate
            ? seconds.ToString(CultureInfo.InvariantCulture)
            : DateTime.UnixEpoch.AddTicks(seconds * TimeSpan.TicksPerSecond).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
                + (nanoseconds == 0 ? "Z" : string.Create(CultureInfo.InvariantCulture, $".{nanoseconds:D9}").TrimEnd('0') + "Z");
        return DateValue.TryRead(text, out var again) && ToNumber(again) == time ? text : null;
    }
}
