using System.Diagnostics;

namespace IamGateway.Benchmarks;

/// <summary>Plain measurements, for what is too long or too rare for a benchmark, and for the quick run.</summary>
internal static class Stopwatches
{
    /// <summary>The usual time of one call in nanoseconds.</summary>
    /// <param name="action">Called unmeasured first, until its code is optimised.</param>
    /// <param name="rounds">How many calls are measured.</param>
    /// <param name="warmUp">How long it is called before.</param>
    public static double Measure(Action action, int rounds, TimeSpan warmUp) => MeasureInTurn([action], rounds, warmUp)[0];

    /// <summary>
    /// The same for several, called in turn, so that what else the machine does meets all of them alike. The lower quartile counts:
    /// a disturbance makes a call slower, never faster.
    /// </summary>
    public static double[] MeasureInTurn(IReadOnlyList<Action> actions, int rounds, TimeSpan warmUp)
    {
        foreach (var action in actions)
        {
            WarmUp(action, warmUp);
        }

        var times = actions.Select(_ => new double[rounds]).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var index = 0; index < actions.Count; index++)
            {
                var start = Stopwatch.GetTimestamp();
                actions[index]();
                times[index][round] = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
            }
        }

        return [.. times.Select(all => all.Order().ElementAt(rounds / 4))];
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static void WarmUp(Action action, TimeSpan duration)
    {
        var start = Stopwatch.GetTimestamp();
        do
        {
            action();
        }
        while (Stopwatch.GetElapsedTime(start) < duration);
    }
}
