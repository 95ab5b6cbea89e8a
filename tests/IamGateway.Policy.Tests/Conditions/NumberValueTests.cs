using System.Globalization;
using IamGateway.Policy.Conditions;
using IamGateway.Policy.Tests.Reference;

namespace IamGateway.Policy.Tests.Conditions;

public sealed class NumberValueTests
{
    private const string Nineteen = "1234567890123456789";

    public static TheoryData<string, string, string> Cases => new()
    {
        { "10",                     "10.0",                     "Same" },
        { "10",                     "1e1",                      "Same" },
        { "0.010",                  "1E-2",                     "Same" },
        { "+7",                     "007",                      "Same" },
        { "-0",                     "0.00",                     "Same" },
        { "0e999999999",            "0",                        "Same" },
        { ".5",                     "0.5",                      "Same" },
        { "5.",                     "5",                        "Same" },
        { "9",                      "10",                       "Less" },     // by number, not by text
        { "-10",                    "-9",                       "Less" },
        { "-1",                     "0",                        "Less" },
        { "0.09",                   "0.1",                      "Less" },
        { "2",                      "-3",                       "Greater" },
        { "1.5",                    "1.49999",                  "Greater" },
        { "9223372036854775808",    "9223372036854775807",      "Greater" },
        { "18446744073709551616",   "18446744073709551615",     "Greater" },  // digits past the head decide
        { Nineteen + "1",           Nineteen + "10e-1",         "Same" },
        { Nineteen + ".0001",       Nineteen,                   "Greater" },
        { Nineteen + ".000",        Nineteen,                   "Same" },
        { "-" + Nineteen + ".0001", "-" + Nineteen,             "Less" },
        { Nineteen + "05.5",        Nineteen + "055e-1",        "Same" },
        { Nineteen + "05.5",        Nineteen + "055e-1" + "0",  "Greater" },
        { "1e999999999",            "9e999999998",              "Greater" },
        { "1e-999999999",           "0",                        "Greater" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Orders_numbers_of_any_length_exactly(string left, string right, string ordering)
    {
        Assert.True(NumberValue.TryRead(left, out var one) & NumberValue.TryRead(right, out var two));
        Assert.Equal(ordering, one.OrderingTo(two).ToString());
        Assert.Equal(ordering switch { "Less" => "Greater", "Greater" => "Less", _ => ordering }, two.OrderingTo(one).ToString());
    }

    [Fact]
    public void Keeps_the_order_of_numbers_that_fill_a_document()
    {
        var nines = new string('9', 60_000);
        Assert.True(NumberValue.TryRead(nines + "8", out var smaller) & NumberValue.TryRead(nines + "9", out var larger) & NumberValue.TryRead("1e60001", out var largest));
        Assert.Equal(Ordering.Less, smaller.OrderingTo(larger));
        Assert.Equal(Ordering.Less, larger.OrderingTo(largest));
    }

    [Fact]
    public void Agrees_with_the_platform_on_random_numbers()
    {
        var random = new SplitMix64(11);
        for (var round = 0; round < 20_000; round++)
        {
            var (left, right) = (Number(random), Number(random));
            Assert.True(NumberValue.TryRead(left, out var one) & NumberValue.TryRead(right, out var two), $"{left} {right}");
            var expected = decimal.Parse(left, NumberStyles.Float, CultureInfo.InvariantCulture).CompareTo(decimal.Parse(right, NumberStyles.Float, CultureInfo.InvariantCulture));
            Assert.True(one.OrderingTo(two) == (expected < 0 ? Ordering.Less : expected > 0 ? Ordering.Greater : Ordering.Same), $"{left} {right}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("+.")]
    [InlineData("1.2.3")]
    [InlineData("1,000")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("--1")]
    [InlineData("0x10")]
    [InlineData("ten")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e1.5")]
    [InlineData("1e1000000000")]
    [InlineData("1e99999999999999999999")]
    [InlineData("\u0661")]              // a digit, but not ours
    public void Refuses_what_is_no_number(string text) => Assert.False(NumberValue.TryRead(text, out _));

    /// <summary>Few digits, so that numbers are often the same or nearly so; at most 25, which the platform's decimals hold.</summary>
    private static string Number(SplitMix64 random)
    {
        var digits = string.Concat(Enumerable.Range(0, 1 + random.Next(25)).Select(_ => "0019"[random.Next(4)]));
        var point = random.Next(digits.Length + 1);
        var text = random.OneIn(2) ? digits : $"{digits[..point]}.{digits[point..]}";
        return $"{(random.OneIn(3) ? "-" : "")}{text}{(random.OneIn(3) && text.Length < 10 ? $"e{random.Next(7) - 3}" : "")}";
    }
}
