using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Tests.Evaluation;

public sealed class RequestContextTests
{
    private static readonly ContextKey Key = ContextKey.Of("aws:PrincipalTag/Team");

    [Fact]
    public void Keys_are_the_same_but_for_letter_case()
    {
        var same = ContextKey.Of("AWS:principaltag/TEAM");
        Assert.Equal(Key, same);
        Assert.Equal(Key.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(Key, ContextKey.Of("aws:PrincipalTag/Teams"));
        Assert.False(Key.Equals(null));
        Assert.Equal("aws:PrincipalTag/Team", Key.ToString());
    }

    [Fact]
    public void Set_replaces_what_the_key_had()
    {
        var context = new RequestContext();
        context.Set(Key, "a");
        context.Set(ContextKey.Of("AWS:principaltag/TEAM"), "b");
        Assert.Equal("b", context.Find(Key));
        context.Set(Key, ["c"]);
        Assert.Null(context.Find(Key)); // multivalued
        context.Set(Key, "d");
        Assert.Equal("d", context.Find(Key));
    }

    [Fact]
    public void Holds_any_number_of_keys()
    {
        var keys = Enumerable.Range(0, 100).Select(index => ContextKey.Of($"app:key{index}")).ToArray();
        var context = new RequestContext();
        foreach (var key in keys)
            context.Set(key, key.Name);
        context.Remove(keys[3]);
        context.Remove(keys[99]);
        context.Remove(ContextKey.Of("app:none"));
        Assert.All(keys, key => Assert.Equal(key.Equals(keys[3]) || key.Equals(keys[99]) ? null : key.Name, context.Find(key)));
    }

    [Fact]
    public void Clear_leaves_nothing_behind()
    {
        var context = Policies.Context(("app:a", "1"), ("app:b", "2"));
        context.Clear();
        Assert.Null(context.Find(ContextKey.Of("app:a")));
        context.Set(ContextKey.Of("app:b"), "3");
        Assert.Equal("3", context.Find(ContextKey.Of("app:b")));
        Assert.Null(context.Find(ContextKey.Of("app:a")));
    }

    [Fact]
    public void Allocates_nothing_once_grown()
    {
        var keys = Enumerable.Range(0, 40).Select(index => ContextKey.Of($"app:key{index}")).ToArray();
        var context = new RequestContext();
        Fill();
        Fill();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Fill();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Fill()
        {
            context.Clear();
            foreach (var key in keys)
                context.Set(key, "value");
        }
    }

    [Theory]
    [InlineData(2_048, 1, 1, true)]
    [InlineData(2_049, 1, 1, false)]
    [InlineData(1, 128, 2_048, true)]
    [InlineData(1, 129, 1, false)]
    [InlineData(1, 1, 2_049, false)]
    public void What_has_more_or_longer_values_than_are_looked_at_is_denied_until_it_is_cleared(int textLength, int count, int valueLength, bool isDecided)
    {
        var everything = Policies.Identity(Policies.Of("'Effect': 'Allow', 'Action': '*', 'Resource': '*'"));
        var context = new RequestContext();
        context.Set(ContextKey.Of("app:text"), new string('a', textLength));
        context.Set(ContextKey.Of("app:list"), [.. Enumerable.Repeat(new string('b', valueLength), count)]);

        Assert.Equal(isDecided ? DecisionReason.IdentityPolicyAllows : DecisionReason.EvaluationFailed, Policies.Decide(everything, "a:b", "*", context).Reason);
        context.Clear();
        Assert.True(Policies.Decide(everything, "a:b", "*", context).IsAllowed);
    }
}
