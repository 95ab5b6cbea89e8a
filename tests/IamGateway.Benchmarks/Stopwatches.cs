using System.Diagnostics;

namespace IamGateway.Benchmarks;

/// <summary>Plain measurements, for what is too long or too rare for a benchmark, and for the quick run.</summary>
internal static class Stopwatches
{
    /// <summary>The median time of one call in nanoseconds.</summary>
    /// <param name="action">Called a few times unmeasured, until its code is optimised.</param>
    /// <param name="rounds">How many calls are measured.</param>
    /// <param name="warmUp">How long it is called before.</param>
    public static double Measure(Action action, int rounds, TimeSpan warmUp)
    {
        var start = Stopwatch.GetTimestamp();
        do
        {
            action();
        }
        while (Stopwatch.GetElapsedTime(start) < warmUp);

        return Median(Enumerable.Range(0, rounds).Select(_ =>
        {
            var begin = Stopwatch.GetTimestamp();
            action();
            return Stopwatch.GetElapsedTime(begin).TotalNanoseconds;
        }));
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
