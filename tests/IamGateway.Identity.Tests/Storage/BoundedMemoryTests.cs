using IamGateway.Identity.Storage;

namespace IamGateway.Identity.Tests.Storage;

public sealed class BoundedMemoryTests
{
    [Fact]
    public void What_was_read_before_a_change_is_not_remembered_after_it()
    {
        Action<BoundedMemory<string>>[] changes = [memory => memory.Forget("other"), memory => memory.ForgetAll(), memory => memory.ForgetWhere(_ => false)];
        Assert.All(changes, change =>
        {
            var memory = new BoundedMemory<string>(10);
            var generation = memory.Generation;
            change(memory);
            memory.Remember("key", "stale", generation);
            Assert.Null(memory.Find("key"));

            memory.Remember("key", "fresh", memory.Generation);   // the control
            Assert.Equal("fresh", memory.Find("key"));
        });
    }

    [Fact]
    public void Only_what_is_affected_is_forgotten()
    {
        var memory = new BoundedMemory<string>(10);
        foreach (var word in new[] { "one", "two", "three" })
            memory.Remember(word, word, memory.Generation);
        memory.Forget("one");
        memory.ForgetWhere(word => word.StartsWith("th", StringComparison.Ordinal));
        Assert.Equal((null, "two", null), (memory.Find("one"), memory.Find("two"), memory.Find("three")));
    }

    [Fact]
    public void It_never_grows_past_its_capacity()
    {
        var memory = new BoundedMemory<string>(100);
        for (var i = 0; i < 10_000; i++)
            memory.Remember(UniqueId.Hex(16), "value", memory.Generation);
        Assert.InRange(memory.Count, 80, 100);
    }
}
