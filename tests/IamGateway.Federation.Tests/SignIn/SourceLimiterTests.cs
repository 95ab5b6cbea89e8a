using System.Net;
using IamGateway.Federation.SignIn;
using IamGateway.Testing.Shared;

namespace IamGateway.Federation.Tests.SignIn;

public sealed class SourceLimiterTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly SourceLimiter _limiter;

    public SourceLimiterTests() => _limiter = new SourceLimiter(_clock, burst: 20, TimeSpan.FromSeconds(3));

    [Fact]
    public void Twenty_at_once_then_one_each_three_seconds()
    {
        var address = IPAddress.Parse("192.0.2.7");
        Assert.All(Enumerable.Range(0, 20), _ => Assert.Null(_limiter.Take(address)));
        Assert.Equal(TimeSpan.FromSeconds(3), _limiter.Take(address));

        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Null(_limiter.Take(address));
        Assert.NotNull(_limiter.Take(address));
    }

    [Theory]
    [InlineData("192.0.2.7", "::ffff:192.0.2.7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]   // one household's /64
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    public void Addresses_of_one_network_share_a_limit(string spender, string other, bool shares)
    {
        // Which addresses share a slot is random: one in 16,384 pairs does by chance, so three tables are asked.
        var refused = Enumerable.Range(0, 3).All(_ =>
        {
            var limiter = new SourceLimiter(_clock, burst: 20, TimeSpan.FromSeconds(3));
            for (var i = 0; i < 20; i++)
                limiter.Take(IPAddress.Parse(spender));
            return limiter.Take(IPAddress.Parse(other)) is not null;
        });
        Assert.Equal(shares, refused);
    }

    [Fact]
    public void Attempts_at_the_same_time_are_all_counted()
    {
        var address = IPAddress.Parse("192.0.2.7");
        var passed = 0;
        Parallel.For(0, 1000, _ =>
        {
            if (_limiter.Take(address) is null)
                Interlocked.Increment(ref passed);
        });
        Assert.Equal(20, passed);
    }
}
