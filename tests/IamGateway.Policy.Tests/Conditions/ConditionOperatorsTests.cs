using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Tests.Conditions;

public sealed class ConditionOperatorsTests
{
    private const string Role = "arn:aws:iam::123456789012:role/app";

    private static readonly ContextKey Key = ContextKey.Of("app:value");

    /// <summary>Operator, policy values as JSON, request value (null: the key is absent), met? Source: IAM User Guide, "Condition operators".</summary>
    public static TheoryData<string, string, string?, bool> Cases => new()
    {
        { "StringEquals",                     "['prod', 'test']",           "test",                   true },   // policy values are OR-ed
        { "StringEquals",                     "'prod'",                     "Prod",                   false },
        { "StringEquals",                     "'p*'",                       "prod",                   false },  // no wildcards
        { "StringEquals",                     "'p*'",                       "p*",                     true },
        { "StringEquals",                     "''",                         "",                       true },
        { "StringEquals",                     "[]",                         "a",                      false },  // no values: never
        { "StringEqualsIfExists",             "[]",                         null,                     true },
        { "StringNotEquals",                  "['prod', 'test']",           "test",                   false },  // … NOR-ed when negated
        { "StringNotEquals",                  "['prod', 'test']",           "dev",                    true },
        { "StringEqualsIgnoreCase",           "'prod'",                     "PROD",                   true },
        { "StringNotEqualsIgnoreCase",        "'prod'",                     "PROD",                   false },
        { "StringNotEqualsIgnoreCase",        "'prod'",                     "dev",                    true },
        { "StringLike",                       "'pr?d-*'",                   "prod-eu/1",              true },
        { "StringLike",                       "'pr?d-*'",                   "PROD-eu",                false },
        { "StringLike",                       "'prod'",                     "xprodx",                 false },  // over the whole value
        { "StringNotLike",                    "['a*', 'b*']",               "bc",                     false },
        { "StringNotLike",                    "['a*', 'b*']",               "c",                      true },

        { "NumericEquals",                    "10",                         "10.0",                   true },   // a JSON number is its text
        { "NumericEquals",                    "'10.0'",                     "10",                     true },
        { "NumericNotEquals",                 "10",                         "10.00",                  false },
        { "NumericNotEquals",                 "10",                         "11",                     true },
        { "NumericEquals",                    "1e3",                        "1000",                   true },
        { "NumericLessThan",                  "'1e400'",                    "9999999999999999999999", true },
        { "NumericEquals",                    "9007199254740993",           "9007199254740992",       false },  // exactly
        { "NumericLessThan",                  "10",                         "9.99",                   true },
        { "NumericLessThan",                  "10",                         "10",                     false },
        { "NumericLessThanEquals",            "10",                         "10",                     true },
        { "NumericGreaterThan",               "-1",                         "0",                      true },
        { "NumericGreaterThan",               "10",                         "9",                      false },  // by number, not by text
        { "NumericGreaterThanEquals",         "[10, 3]",                    "3",                      true },
        { "NumericEquals",                    "10",                         "ten",                    false },  // can't be read: positive false …
        { "NumericNotEquals",                 "10",                         "ten",                    true },   // … negated true
        { "NumericLessThan",                  "10",                         "",                       false },

        { "DateEquals",                       "'2024-01-31T12:00:00Z'",     "2024-01-31T13:00:00+01:00", true },
        { "DateNotEquals",                    "'2024-01-31T12:00:00Z'",     "2024-01-31T12:00Z",      false },
        { "DateNotEquals",                    "'2024-01-31T12:00:00Z'",     "soon",                   true },
        { "DateLessThan",                     "'2024-02-01'",               "2024-01-31T23:59:59.9Z", true },
        { "DateLessThan",                     "'2024-02-01'",               "2024-02-01T00:00:00Z",   false },
        { "DateLessThanEquals",               "'2024-02'",                  "2024-02-01T00:00:00Z",   true },
        { "DateGreaterThan",                  "1700000000",                 "2023-11-14T22:13:21Z",   true },   // epoch seconds
        { "DateGreaterThan",                  "1700000000",                 "1700000000",             false },
        { "DateGreaterThanEquals",            "'2024'",                     "1704067200",             true },   // four digits are a year
        { "DateGreaterThan",                  "'2024'",                     "tomorrow",               false },
        { "DateLessThan",                     "9223372036854775807",        "2024-01-01T00:00:00Z",   true },
        { "DateGreaterThan",                  "-86400",                     "1970",                   true },

        { "Bool",                             "'true'",                     "true",                   true },
        { "Bool",                             "true",                       "true",                   true },   // JSON literals
        { "Bool",                             "false",                      "false",                  true },
        { "Bool",                             "false",                      "true",                   false },
        { "Bool",                             "'True'",                     "TRUE",                   true },
        { "Bool",                             "'false'",                    "no",                     false },
        { "Bool",                             "'false'",                    "",                       false },

        { "IpAddress",                        "'192.0.2.0/24'",             "192.0.2.77",             true },
        { "IpAddress",                        "'192.0.2.0/24'",             "192.0.3.1",              false },
        { "IpAddress",                        "'192.0.2.77/24'",            "192.0.2.1",              true },   // host bits are ignored
        { "IpAddress",                        "'192.0.2.7'",                "192.0.2.7",              true },   // a bare address is one
        { "IpAddress",                        "'192.0.2.7'",                "192.0.2.8",              false },
        { "IpAddress",                        "'0.0.0.0/0'",                "203.0.113.9",            true },
        { "IpAddress",                        "'0.0.0.0/0'",                "2001:db8::1",            false },  // families never match
        { "IpAddress",                        "'::/0'",                     "2001:db8::1",            true },
        { "IpAddress",                        "'::/0'",                     "203.0.113.9",            false },
        { "NotIpAddress",                     "'::/0'",                     "203.0.113.9",            true },
        { "NotIpAddress",                     "'0.0.0.0/0'",                "2001:db8::1",            true },
        { "IpAddress",                        "'2001:db8::/32'",            "2001:0DB8:0:0::00ff",    true },   // any text form
        { "IpAddress",                        "'2001:DB8:1::/48'",          "2001:db8:2::1",          false },
        { "IpAddress",                        "'10.0.0.0/8'",               "::ffff:10.1.2.3",        true },   // IPv4-mapped is IPv4
        { "IpAddress",                        "'::ffff:10.0.0.0/104'",      "10.1.2.3",               true },
        { "NotIpAddress",                     "['192.0.2.0/24', '203.0.113.0/24']", "203.0.113.5",    false },
        { "NotIpAddress",                     "['192.0.2.0/24', '203.0.113.0/24']", "198.51.100.1",   true },
        { "IpAddress",                        "'0.0.0.0/0'",                "10.0.0.1, 10.0.0.2",     false },  // garbage is in no block …
        { "NotIpAddress",                     "'10.0.0.0/8'",               "10.0.0.1:443",           true },   // … and outside every one
        { "IpAddress",                        "'10.0.0.0/8'",               "010.0.0.1",              false },

        { "BinaryEquals",                     "'QUI='",                     "QUI=",                   true },
        { "BinaryEquals",                     "['QUM=', 'QUI=']",           "QUI=",                   true },
        { "BinaryEquals",                     "'QUI='",                     "qui=",                   false },
        { "BinaryEquals",                     "'QUI='",                     "AB",                     false },  // base64 on both sides
        { "BinaryEquals",                     "'AB'",                       "AB",                     false },
        { "BinaryEquals",                     "''",                         "",                       true },

        { "ArnEquals",                        $"'{Role}'",                  Role,                     true },
        { "ArnLike",                          $"'{Role}'",                  Role + "s",               false },
        { "ArnEquals",                        "'arn:aws:iam::*:role/*'",    Role,                     true },   // the same as ArnLike
        { "ArnNotEquals",                     "'arn:aws:iam::*:role/*'",    Role,                     false },
        { "ArnNotLike",                       "'arn:aws:iam::*:user/*'",    Role,                     true },
        { "ArnLike",                          "'arn:aws:iam::*:Role/*'",    Role,                     false },  // letter case counts
        { "ArnLike",                          "'arn:aws:iam:*:role/app'",   Role,                     false },  // five components
        { "ArnLike",                          "'arn:*:role/app'",           Role,                     false },
        { "ArnLike",                          "'*'",                        Role,                     false },  // a malformed policy value …
        { "ArnNotLike",                       "'*'",                        Role,                     true },   // … matches nothing
        { "ArnLike",                          "'arn:*:*:*:*:*'",            "role/app",               false },  // and so does a request value …
        { "ArnNotLike",                       "'arn:*:*:*:*:*'",            "role/app",               true },   // … that is no ARN
        { "ArnLike",                          "'*:*:*:*:*:*'",              "a:b:c:d:e:f",            false },
        { "ArnLike",                          "['arn:a:b:c:d:e', 'arn:aws:iam::1234567890??:*/app']", Role, true },

        { "Null",                             "'true'",                     null,                     true },
        { "Null",                             "true",                       "x",                      false },
        { "Null",                             "'false'",                    null,                     false },
        { "Null",                             "false",                      "x",                      true },
        { "Null",                             "'true'",                     "",                       true },   // an empty value is none
        { "Null",                             "['true', 'false']",          null,                     true },

        { "stringequals",                     "'a'",                        "a",                      true },   // names ignore letter case
        { "BOOLIFEXISTS",                     "'true'",                     null,                     true },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Compares_the_requests_value_with_the_policys_values(string op, string wanted, string? actual, bool met)
    {
        var context = new RequestContext();
        if (actual is not null)
            context.Set(Key, actual);
        Assert.Equal(met, Policies.IsMet($"{{'{op}': {{'app:value': {wanted}}}}}", context));

        // IfExists says nothing about keys that are present.
        if (actual is not null && op != "Null")
            Assert.Equal(met, Policies.IsMet($"{{'{op}IfExists': {{'app:value': {wanted}}}}}", context));
    }

    /// <summary>Every operator with a value of its type, and whether it holds when the key is absent. Source: as above, and "…IfExists condition operators".</summary>
    public static TheoryData<string, string, bool> Absent => new()
    {
        { "StringEquals",              "a",          false },
        { "StringNotEquals",           "a",          true },
        { "StringEqualsIgnoreCase",    "a",          false },
        { "StringNotEqualsIgnoreCase", "a",          true },
        { "StringLike",                "*",          false },
        { "StringNotLike",             "*",          true },
        { "NumericEquals",             "1",          false },
        { "NumericNotEquals",          "1",          true },
        { "NumericLessThan",           "1",          false },
        { "NumericLessThanEquals",     "1",          false },
        { "NumericGreaterThan",        "1",          false },
        { "NumericGreaterThanEquals",  "1",          false },
        { "DateEquals",                "2024-01-01", false },
        { "DateNotEquals",             "2024-01-01", true },
        { "DateLessThan",              "2024-01-01", false },
        { "DateLessThanEquals",        "2024-01-01", false },
        { "DateGreaterThan",           "2024-01-01", false },
        { "DateGreaterThanEquals",     "2024-01-01", false },
        { "Bool",                      "false",      false },
        { "BinaryEquals",              "QUI=",       false },
        { "IpAddress",                 "10.0.0.0/8", false },
        { "NotIpAddress",              "10.0.0.0/8", true },
        { "ArnEquals",                 Role,         false },
        { "ArnNotEquals",              Role,         true },
        { "ArnLike",                   Role,         false },
        { "ArnNotLike",                Role,         true },
    };

    [Theory, MemberData(nameof(Absent))]
    public void An_absent_key_satisfies_negated_operators_and_IfExists_only(string op, string wanted, bool met)
    {
        Assert.Equal(met, Policies.IsMet($"{{'{op}': {{'app:value': '{wanted}'}}}}", new RequestContext()));
        Assert.True(Policies.IsMet($"{{'{op}IfExists': {{'app:value': '{wanted}'}}}}", new RequestContext()));
    }

    [Theory, MemberData(nameof(Absent))]
    public void A_multivalued_key_satisfies_no_operator_without_a_qualifier(string op, string wanted, bool metWhenAbsent)
    {
        foreach (var values in new string[][] { [wanted], ["x", "y"], [] })
        {
            var context = new RequestContext();
            context.Set(Key, values);
            Assert.False(Policies.IsMet($"{{'{op}': {{'app:value': '{wanted}'}}}}", context), $"negated: {metWhenAbsent}");
            Assert.False(Policies.IsMet($"{{'{op}IfExists': {{'app:value': '{wanted}'}}}}", context));
        }
    }

    [Theory, MemberData(nameof(Absent))]
    public void A_null_value_equals_nothing(string op, string wanted, bool negated)
    {
        var context = new RequestContext();
        context.Set(Key, (string)null!);
        Assert.Equal(negated, Policies.IsMet($"{{'{op}': {{'app:value': '{wanted}'}}}}", context));
        Assert.True(Policies.IsMet("{'Null': {'app:value': 'true'}}", context));
    }

    [Fact]
    public void A_multivalued_key_exists_when_it_has_a_value()
    {
        var context = new RequestContext();
        context.Set(Key, ["a", "b"]);
        Assert.True(Policies.IsMet("{'Null': {'app:value': 'false'}}", context));
        context.Set(Key, []);
        Assert.True(Policies.IsMet("{'Null': {'app:value': 'true'}}", context));
    }

    [Fact]
    public void Operators_and_keys_are_all_to_be_met()
    {
        const string Condition = "{'StringEquals': {'a:x': '1', 'a:y': '2'}, 'Bool': {'a:z': 'true'}}";
        Assert.True(Policies.IsMet(Condition, Policies.Context(("a:x", "1"), ("a:y", "2"), ("a:z", "true"))));
        Assert.False(Policies.IsMet(Condition, Policies.Context(("a:x", "1"), ("a:y", "3"), ("a:z", "true"))));
        Assert.False(Policies.IsMet(Condition, Policies.Context(("a:x", "1"), ("a:y", "2"), ("a:z", "false"))));
        Assert.True(Policies.IsMet("{}", new RequestContext()));
        Assert.True(Policies.IsMet("{'StringEquals': {}}", new RequestContext()));
    }

    [Fact]
    public void Key_names_ignore_letter_case_also_in_the_tags_name() =>
        Assert.True(Policies.IsMet("{'StringEquals': {'AWS:principaltag/TEAM': 'a'}}", Policies.Context(("aws:PrincipalTag/team", "a"))));
}
