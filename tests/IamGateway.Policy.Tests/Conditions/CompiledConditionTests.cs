using IamGateway.Policy.Conditions;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Tests.Conditions;

public sealed class CompiledConditionTests
{
    [Theory]
    [InlineData("StringMatches")]
    [InlineData("NullIfExists")]
    [InlineData("ForAllValues:NullIfExists")]
    [InlineData("ForSomeValues:StringEquals")]
    [InlineData("ForAllValues:")]
    [InlineData("ForAllValues:ForAnyValue:StringEquals")]
    [InlineData(":StringEquals")]
    [InlineData("StringEqualsIfExistsIfExists")]
    [InlineData("IfExists")]
    [InlineData("")]
    public void An_unknown_operator_is_known_as_such_and_never_met(string op)
    {
        var condition = Compile(op, "a:x", "a");
        Assert.False(condition.HasKnownOperator);
        Assert.False(condition.IsMet(new RequestContext()));
        Assert.False(condition.IsMet(Policies.Context(("a:x", "a"))));
        Assert.Equal(condition.Key, Assert.Single(condition.Keys));
    }

    [Theory]
    [InlineData("StringEquals")]
    [InlineData("forallvalues:STRINGLIKE")]
    [InlineData("ForAnyValue:Null")]
    [InlineData("ForAnyValue:NotIpAddressIfExists")]
    public void A_known_operator_is_known_whatever_its_letter_case(string op) => Assert.True(Compile(op, "a:x", "a").HasKnownOperator);

    [Fact]
    public void Keys_are_the_tested_one_and_those_of_the_variables()
    {
        Assert.Equal(["a:x", "a:y", "a:z"], Names(Compile("StringLike", "a:x", "${a:y}-${a:z, 'd'}", "${A:Y}${*}${a:X}")));
        Assert.Equal(["a:x", "a:y"], Names(Compile("ArnLike", "a:x", "arn:aws:iam::${a:y}:role/*")));
        Assert.Equal(["a:x"], Names(Compile("NumericEquals", "a:x", "${a:y}")));        // takes no variables
        Assert.Equal(["a:x"], Names(new CompiledCondition(new PolicyCondition("StringLike", "a:x", ["${a:y}"]), variables: false)));

        static IEnumerable<string> Names(CompiledCondition condition) => condition.Keys.Select(key => key.Name);
    }

    [Fact]
    public void Says_what_it_was_made_from()
    {
        var source = new PolicyCondition("Bool", "a:x", ["true"]);
        Assert.Same(source, new CompiledCondition(source, variables: true).Source);
    }

    /// <summary>Operator, value, request value: every type of values, every way through the qualifiers.</summary>
    public static TheoryData<string, string[], string> Hot => new()
    {
        { "StringEquals",              ["a"],                                              "b" },
        { "StringEquals",              ["a", "b", "c"],                                    "c" },
        { "StringEquals",              ["a", "b", "c", "d", "e", "f", "g", "h"],           "i" },
        { "StringEquals",              ["${a:user}"],                                      "alice" },
        { "StringEqualsIgnoreCase",    ["a", "b", "c", "d", "e", "f", "g", "h"],           "H" },
        { "StringLike",                ["*b?d*", "x*"],                                    "abcde" },
        { "StringNotLike",             ["*/${a:user}/?*"],                                 "home/alice/x" },
        { "ArnLike",                   ["arn:aws:iam::*:role/*"],                          "arn:aws:iam::123456789012:role/app" },
        { "ArnEquals",                 ["arn:aws:iam::${a:user}:*"],                       "arn:aws:iam::alice:role/app" },
        { "NumericLessThan",           ["10.5"],                                           "1e1" },
        { "NumericEquals",             ["12345678901234567890.1"],                         "12345678901234567890.2" },
        { "DateGreaterThan",           ["2024-01-01T00:00:00Z", "1704067200"],             "2024-05-06T07:08:09.123+02:00" },
        { "Bool",                      ["TRUE"],                                           "true" },
        { "BinaryEquals",              ["QUJD"],                                           "QUJE" },
        { "IpAddress",                 ["10.0.0.0/8", "2001:db8::/32"],                    "10.1.2.3" },
        { "NotIpAddress",              ["10.0.0.0/8", "2001:db8::/32"],                    "2001:db9::ffff:1" },
        { "Null",                      ["true"],                                           "x" },
    };

    [Theory, MemberData(nameof(Hot))]
    public void Deciding_allocates_nothing(string op, string[] wanted, string actual)
    {
        var single = Policies.Context(("a:user", "alice"), ("a:x", actual));
        var list = Policies.Context(("a:user", "alice"));
        list.Set(ContextKey.Of("a:x"), [actual, "", actual]);
        CompiledCondition[] conditions = [Compile(op, "a:x", wanted), Compile("ForAllValues:" + op, "a:x", wanted), Compile("ForAnyValue:" + op, "a:x", wanted), Compile(op, "a:none", wanted)];

        DecideAll();
        var before = GC.GetAllocatedBytesForCurrentThread();
        DecideAll();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void DecideAll()
        {
            foreach (var condition in conditions)
            {
                condition.IsMet(single);
                condition.IsMet(list);
            }
        }
    }

    private static CompiledCondition Compile(string op, string key, params string[] values) => new(new PolicyCondition(op, key, [.. values]), variables: true);
}
