using IamGateway.Policy.Analysis.Values;
using IamGateway.Policy.Conditions;

namespace IamGateway.Policy.Tests.Analysis.Values;

/// <summary>Whatever a value is, one of the few examples stands to all limits as it does.</summary>
public sealed class ExampleTextsTests
{
    private static readonly string[] Numbers =
        ["0", "-0", "1", "1.0", "10", "1e1", "0.1", "-1", "-10", "-0.1", "9.99999999999999999999999999999999", "10.00000000000000000000000000000001", "79228162514264337593543950335", "79228162514264337593543950336", "1e400", "-1e400", "1e-400", "-1e-400", "99e398", "12345678901234567890123", "12345678901234567890124"];

    private static readonly string[] Dates =
        ["2024", "2024-01-01T00:00:00.000000001Z", "2024-01-01T00:00:00.5Z", "2024-01-01T00:00:01Z", "1704067199", "1970", "0", "-1", "0001", "9999-12-31T23:59:59.999999999Z", "9223372036854775807", "-9223372036854775808", "253402300800", "-62135596801"];

    private static readonly string[] Blocks = ["10.0.0.0/8", "10.0.0.0/9", "10.255.255.255", "0.0.0.0/0", "255.255.255.255", "::/0", "::", "::1", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db8::/32", "::ffff:0:0/95", "::fffe:ffff:ffff", "::1:0:0:0"];

    public static TheoryData<int> Starts => [.. Enumerable.Range(0, 20)];

    [Theory, MemberData(nameof(Starts))]
    public void Numbers_fall_into_the_stretches_between_limits(int start)
    {
        string[] limits = [.. Numbers.Where((_, index) => (index + start) % 3 == 0), "none"];
        var examples = NumberTexts.Of(limits)!;

        Compare(limits, examples, Numbers, (value, limit) => NumberValue.TryRead(value, out var number) && NumberValue.TryRead(limit, out var other) ? number.OrderingTo(other) : null);
    }

    [Theory, MemberData(nameof(Starts))]
    public void Dates_fall_into_the_stretches_between_limits(int start)
    {
        string[] limits = [.. Dates.Where((_, index) => (index + start) % 3 == 0), "never"];
        var examples = DateTexts.Of(limits)!;

        Compare(limits, examples, Dates, (value, limit) => DateValue.TryRead(value, out var date) && DateValue.TryRead(limit, out var other) ? date.OrderingTo(other) : null);
    }

    [Theory, MemberData(nameof(Starts))]
    public void Addresses_fall_into_the_stretches_between_blocks(int start)
    {
        string[] limits = [.. Blocks.Where((_, index) => (index + start) % 3 == 0), "here"];
        var values = Blocks.Select(block => block.Split('/')[0]);

        Compare(limits, AddressTexts.Of(limits), values, (value, limit) => IpValue.TryRead(value, out var address) && IpNetwork.TryRead(limit, out var block) ? block.Contains(address) : null);
    }

    [Theory]
    [InlineData("1e999999999")]
    [InlineData("-1e999999999")]
    public void What_cannot_be_written_is_not_left_out_silently(string limit) =>
        Assert.Null(NumberTexts.Of([limit]));

    [Fact]
    public void Between_neighbouring_nanoseconds_is_nothing() =>
        Assert.Equal(
            ["2023-12-31T00:00:00Z", "2024-01-01T00:00:00Z", "2024-01-01T00:00:00.000000001Z", "2024-01-02T00:00:00.000000001Z"],
            DateTexts.Of(["2024", "2024-01-01T00:00:00.000000001Z"])!);

    private static void Compare(string[] limits, IEnumerable<string> examples, IEnumerable<string> values, Func<string, string, object?> stands)
    {
        string Standing(string value) => string.Join(' ', limits.Select(limit => stands(value, limit) ?? "unread"));
        var known = examples.Select(Standing).ToHashSet(StringComparer.Ordinal);

        Assert.All(examples, example => Assert.DoesNotContain("unread", string.Join(' ', limits[..^1].Select(limit => stands(example, limit) ?? "unread")), StringComparison.Ordinal));
        Assert.All(values, value => Assert.Contains(Standing(value), known));
    }
}
