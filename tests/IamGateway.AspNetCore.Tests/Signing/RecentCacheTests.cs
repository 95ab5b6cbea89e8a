using IamGateway.AspNetCore.Signing;

namespace IamGateway.AspNetCore.Tests.Signing;

public sealed class RecentCacheTests
{
    [Fact]
    public void It_never_keeps_more_than_its_capacity()
    {
        var cache = new RecentCache<int, int>(100);
        for (var key = 0; key < 1_000; key++)
        {
            cache.Set(key, key);
        }

        Assert.InRange(Enumerable.Range(0, 1_000).Count(key => cache.TryGet(key, out _)), 50, 100);
    }

    [Fact]
    public void What_is_used_stays()
    {
        var cache = new RecentCache<int, int>(100);
        cache.Set(-1, 7);
        for (var key = 0; key < 1_000; key++)
        {
            cache.Set(key, key);
            Assert.True(cache.TryGet(-1, out var value));
            Assert.Equal(7, value);
        }
    }

    [Fact]
    public void The_last_value_of_a_key_counts()
    {
        var cache = new RecentCache<string, int>(100);
        cache.Set("key", 1);
        cache.Set("key", 2);
        Assert.True(cache.TryGet("key", out var value));
        Assert.Equal(2, value);
        Assert.False(cache.TryGet("other", out _));
    }
}
