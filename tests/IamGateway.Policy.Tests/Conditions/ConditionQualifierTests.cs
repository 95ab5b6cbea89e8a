using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Tests.Conditions;

/// <summary>Source: IAM User Guide, "Multivalued context keys".</summary>
public sealed class ConditionQualifierTests
{
    private static readonly ContextKey Key = ContextKey.Of("app:values");

    /// <summary>Operator, policy values as JSON, request values (null: the key is absent), met for all, met for any?</summary>
    public static TheoryData<string, string, string[]?, bool, bool> Cases => new()
    {
        { "StringEquals",               "['a', 'b']",         ["a"],                    true,  true },
        { "StringEquals",               "['a', 'b']",         ["a", "b"],               true,  true },
        { "StringEquals",               "['a', 'b']",         ["a", "c"],               false, true },
        { "StringEquals",               "['a', 'b']",         ["c"],                    false, false },
        { "StringEquals",               "['a', 'b']",         ["A"],                    false, false },
        { "StringNotEquals",            "['a', 'b']",         ["c", "d"],               true,  true },
        { "StringNotEquals",            "['a', 'b']",         ["a", "c"],               false, true },   // negated value by value, not as a whole
        { "StringNotEquals",            "['a', 'b']",         ["a", "b"],               false, false },
        { "StringEqualsIgnoreCase",     "'a'",                ["A", "a"],               true,  true },
        { "StringNotEqualsIgnoreCase",  "'a'",                ["A", "b"],               false, true },
        { "StringLike",                 "'a*'",               ["ab", "ac"],             true,  true },
        { "StringLike",                 "'a*'",               ["ab", "bc"],             false, true },
        { "StringNotLike",              "'a*'",               ["ab", "bc"],             false, true },
        { "NumericEquals",              "1",                  ["1.0", "2"],             false, true },
        { "NumericNotEquals",           "1",                  ["1.0", "x"],             false, true },   // unreadable equals nothing
        { "NumericLessThan",            "10",                 ["1", "9"],               true,  true },
        { "NumericLessThan",            "10",                 ["1", "10"],              false, true },
        { "NumericLessThanEquals",      "10",                 ["11", "12"],             false, false },
        { "NumericGreaterThan",         "10",                 ["11", "x"],              false, true },
        { "NumericGreaterThanEquals",   "10",                 ["10", "11"],             true,  true },
        { "DateEquals",                 "'2024'",             ["2024-01-01", "2025"],   false, true },
        { "DateNotEquals",              "'2024'",             ["2024-01-01", "2025"],   false, true },
        { "DateLessThan",               "'2024'",             ["2022", "2023"],         true,  true },
        { "DateLessThanEquals",         "'2024'",             ["2024", "2025"],         false, true },
        { "DateGreaterThan",            "'2024'",             ["2024", "2023"],         false, false },
        { "DateGreaterThanEquals",      "'2024'",             ["2024", "2025"],         true,  true },
        { "Bool",                       "'true'",             ["true", "false"],        false, true },
        { "BinaryEquals",               "'QUI='",             ["QUI=", "QUM="],         false, true },
        { "IpAddress",                  "'10.0.0.0/8'",       ["10.0.0.1", "1.2.3.4"],  false, true },
        { "NotIpAddress",               "'10.0.0.0/8'",       ["10.0.0.1", "::1"],      false, true },
        { "ArnEquals",                  "'arn:a:s:::x*'",     ["arn:a:s:::x1", "x1"],   false, true },
        { "ArnLike",                    "'arn:a:s:::x*'",     ["arn:a:s:::x1"],         true,  true },
        { "ArnNotEquals",               "'arn:a:s:::x*'",     ["arn:a:s:::x1", "x1"],   false, true },
        { "ArnNotLike",                 "'arn:a:s:::x*'",     ["arn:a:s:::x1"],         false, false },
        { "Null",                       "'true'",             ["a"],                    true,  false },  // the same whatever the values are
        { "Null",                       "'false'",            ["a"],                    true,  false },

        { "StringEquals",               "'a'",                [],                       true,  false },  // an empty list …
        { "StringEquals",               "'a'",                [""],                     true,  false },  // … and one of nothing but empty texts
        { "StringNotEquals",            "'a'",                ["", ""],                 true,  false },
        { "StringEquals",               "'a'",                ["a", ""],                false, true },
        { "StringEquals",               "['a', '']",          ["a", ""],                true,  true },
        { "StringEquals",               "[]",                 ["a"],                    false, false },  // no policy values
        { "StringNotEquals",            "[]",                 ["a"],                    true,  true },
        { "StringEquals",               "[]",                 [],                       true,  false },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Asks_about_every_value(string op, string wanted, string[]? actual, bool forAll, bool forAny)
    {
        var context = new RequestContext();
        context.Set(Key, actual!);
        AssertBoth(op, wanted, context, forAll, forAny);

        // One value is a list of one.
        if (actual is not [var only])
            return;
        context.Set(Key, only);
        AssertBoth(op, wanted, context, forAll, forAny);
    }

    [Theory, MemberData(nameof(ConditionOperatorsTests.Absent), MemberType = typeof(ConditionOperatorsTests))]
    public void An_absent_key_meets_ForAllValues_and_not_ForAnyValue(string op, string wanted, bool metWhenAbsent)
    {
        _ = metWhenAbsent; // without a qualifier
        AssertBoth(op, $"'{wanted}'", new RequestContext(), forAll: true, forAny: false);
    }

    [Fact]
    public void A_value_that_is_null_equals_nothing()
    {
        var context = new RequestContext();
        context.Set(Key, ["a", null!]);
        AssertBoth("StringEquals", "'a'", context, forAll: false, forAny: true);
        AssertBoth("StringNotEquals", "'a'", context, forAll: false, forAny: true);
        context.Set(Key, [null!]);
        AssertBoth("StringEquals", "'a'", context, forAll: true, forAny: false);
    }

    [Fact]
    public void Variables_go_with_qualifiers()
    {
        var context = Policies.Context(("app:user", "alice"));
        context.Set(Key, ["alice", "bob"]);
        AssertBoth("StringEquals", "'${app:user}'", context, forAll: false, forAny: true);
        AssertBoth("StringEquals", "['${app:user}', 'b*']", context, forAll: false, forAny: true);
        AssertBoth("StringLike", "['${app:user}', 'b*']", context, forAll: true, forAny: true);
    }

    /// <summary>With <c>IfExists</c>, too: it says nothing beside a qualifier.</summary>
    private static void AssertBoth(string op, string wanted, RequestContext context, bool forAll, bool forAny)
    {
        foreach (var suffix in op == "Null" ? [""] : new[] { "", "IfExists" })
        {
            Assert.Equal(forAll, Policies.IsMet($"{{'ForAllValues:{op}{suffix}': {{'app:values': {wanted}}}}}", context));
            Assert.Equal(forAny, Policies.IsMet($"{{'ForAnyValue:{op}{suffix}': {{'app:values': {wanted}}}}}", context));
        }
    }
}
