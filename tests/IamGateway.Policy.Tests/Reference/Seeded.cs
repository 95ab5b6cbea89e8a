using FsCheck;
using FsCheck.Fluent;

namespace IamGateway.Policy.Tests.Reference;

/// <summary>Checks properties on generated values; the same seed makes the same ones.</summary>
internal static class Seeded
{
    private const int Size = 10; // the generators here choose their own sizes
    private const int ChunkSize = 1_000;
    private const ulong Step = 0x9E3779B97F4A7C15; // odd, as the generator of random numbers asks
    private const ulong FarApart = 0xD1342543DE82EF95; // so that chunks do not go through the same numbers

    /// <summary>So many values.</summary>
    public static IEnumerable<T> Sample<T>(this Arbitrary<T> values, ulong seed, int count)
    {
        for (var made = 0; made < count; made += ChunkSize)
        {
            var start = new Rnd((seed + (ulong)made) * FarApart, Step);
            foreach (var value in values.Generator.Sample(Math.Min(ChunkSize, count - made), start, Size))
                yield return value;
        }
    }

    /// <summary>Fails with the smallest value found that has a problem, and the problem.</summary>
    /// <param name="values">The values and how to make them smaller.</param>
    /// <param name="seed">Where generation starts.</param>
    /// <param name="count">How many are checked.</param>
    /// <param name="problem">What is wrong with a value; null when nothing is.</param>
    public static void Check<T>(this Arbitrary<T> values, ulong seed, int count, Func<T, string?> problem)
    {
        foreach (var value in values.Sample(seed, count))
        {
            if (problem(value) is null)
                continue;
            var smallest = value;
            while (values.Shrinker(smallest).FirstOrDefault(smaller => problem(smaller) is not null) is { } next)
                smallest = next;
            Assert.Fail($"{problem(smallest)}\n{smallest}");
        }
    }
}
