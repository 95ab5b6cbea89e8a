using IamGateway.Policy.Conditions;

namespace IamGateway.Policy.Tests.Conditions;

public sealed class DateValueTests
{
    [Theory]
    [InlineData("1970", 0)]
    [InlineData("1970-02", 2_678_400)]
    [InlineData("1970-01-02", 86_400)]
    [InlineData("1970-01-01T00:01Z", 60)]
    [InlineData("1970-01-01T01:00:01Z", 3_601)]
    [InlineData("1970-01-01T00:00:01.25Z", 1.25)]
    [InlineData("1970-01-01T00:00:00.000000001Z", 0.000000001)]
    [InlineData("1969-12-31T23:59:59.5Z", -0.5)]
    [InlineData("1970-01-01T00:00:00+01:30", -5_400)]
    [InlineData("1969-12-31T23:00:00-01:00", 0)]
    [InlineData("2024-02-29", 1_709_164_800)]
    [InlineData("0001-01-01", -62_135_596_800)]
    [InlineData("0", 0)]
    [InlineData("-5", -5)]
    [InlineData("-123", -123)]
    [InlineData("1234567", 1_234_567)]
    [InlineData("1700000000", 1_700_000_000)]
    public void Reads_dates_as_seconds_since_1970(string text, double seconds)
    {
        Assert.True(DateValue.TryRead(text, out var value));
        Assert.Equal((decimal)seconds, value.Seconds + (value.Nanoseconds / 1_000_000_000m));
    }

    [Theory]
    [InlineData("9223372036854775807", long.MaxValue)]    // the largest that AWS accepts
    [InlineData("-9223372036854775808", long.MinValue)]
    public void Reads_epoch_seconds_to_the_ends_of_their_range(string text, long seconds)
    {
        Assert.True(DateValue.TryRead(text, out var value));
        Assert.Equal(new DateValue(seconds, 0), value);
    }

    [Theory]
    [InlineData("1969-12-31T23:59:59.9Z", "1970", "Less")]
    [InlineData("1970-01-01T00:00:00.25Z", "1970-01-01T00:00:00.3Z", "Less")]
    [InlineData("1970-01-01T01:00+01:00", "0", "Same")]
    [InlineData("1970-01-01T00:00:00.1Z", "0", "Greater")]
    [InlineData("2024", "1704067199", "Greater")]
    public void Orders_dates_in_every_form(string left, string right, string ordering)
    {
        Assert.True(DateValue.TryRead(left, out var one) & DateValue.TryRead(right, out var two));
        Assert.Equal(ordering, one.OrderingTo(two).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("T")]
    [InlineData("now")]
    [InlineData("0000")]
    [InlineData("2024-13")]
    [InlineData("2024-00")]
    [InlineData("2023-02-29")]
    [InlineData("2024-01-32")]
    [InlineData("2024-1-1")]
    [InlineData("2024/01/01")]
    [InlineData("2024-01-01T00:00:00")]        // no zone
    [InlineData("2024-01-01T24:00:00Z")]
    [InlineData("2024-01-01T00:60Z")]
    [InlineData("2024-01-01T00:00:60Z")]
    [InlineData("2024-01-01T00:00:00.Z")]
    [InlineData("2024-01-01T00:00:00.1234567890Z")]
    [InlineData("2024-01-01T00:00:00z")]
    [InlineData("2024-01-01T00:00:00+1:00")]
    [InlineData("2024-01-01T00:00:00Z ")]
    [InlineData("2024-01-01T00:00:")]
    [InlineData("2024-01T00:00Z")]
    [InlineData("2024-01-01T00:00:00.1")]
    [InlineData("2024-01-01T00:00:0xZ")]
    [InlineData("2024-01-01T00:00:00+24:00")]
    [InlineData("2024-01-01 00:00:00Z")]
    [InlineData("2024-01-01Z")]
    [InlineData("+24-01-01")]
    [InlineData("12a4")]
    [InlineData("\u0661\u0669\u0667\u0660")]       // digits, but not ours
    [InlineData("-")]
    [InlineData("--5")]
    [InlineData("1e9")]
    [InlineData("9223372036854775808")]
    [InlineData("1.5")]
    public void Refuses_what_is_no_date(string text) => Assert.False(DateValue.TryRead(text, out _));
}
