using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace IamGateway.Policy.Tests.Reference;

/// <summary>Checks properties on generated values; the same seed makes the same ones.</summary>
internal static class Seeded
{
    /// <summary>How large generated values are; the generators here choose their own sizes.</summary>
    private const int Size = 10;

    private const ulong OddStep = 0x9E3779B97F4A7C15; // any odd number

    /// <summary>Values, without checking anything.</summary>
    public static IEnumerable<T> Sample<T>(this Arbitrary<T> values, ulong seed, int count) =>
        values.Generator.Sample(count, Start(seed), Size);

    /// <summary>Fails with the smallest value found for which the property throws.</summary>
    public static void Check<T>(this Arbitrary<T> values, ulong seed, int count, Action<T> property) =>
        FsCheck.Check.One(
            Config.QuickThrowOnFailure
                .WithReplay(FSharpOption<Replay>.Some(new Replay(Start(seed), FSharpOption<int>.Some(Size))))
                .WithMaxTest(count).WithStartSize(Size).WithEndSize(Size).WithQuietOnSuccess(true),
            Prop.ForAll(values, property));

    private static Rnd Start(ulong seed) => new(seed, OddStep);
}
