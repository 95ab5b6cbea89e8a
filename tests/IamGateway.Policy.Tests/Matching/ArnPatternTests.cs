using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Tests.Matching;

public sealed class ArnPatternTests
{
    private const string Role = "arn:aws:iam::123456789012:role/team/app";

    /// <summary>Pattern, ARN, matches? Source: IAM User Guide, "Amazon Resource Name (ARN) condition operators".</summary>
    public static TheoryData<string, string, bool> Cases => new()
    {
        { Role,                                        Role,                                     true },
        { "arn:aws:iam::123456789012:role/*",          Role,                                     true },   // a star takes in slashes
        { "arn:aws:iam::123456789012:role/????/app",   Role,                                     true },
        { "arn:aws:iam::*:role/*",                     Role,                                     true },
        { "arn:*:iam:*:*:*",                           Role,                                     true },   // also nothing
        { "arn:aws:iam:?:*:*",                         Role,                                     false },
        { "arn:aws:*:role/*",                          Role,                                     false },  // a star ends at the colon
        { "arn:aws:sqs:*:1:q",                         "arn:aws:sqs:a:b:1:q",                    false },
        { "arn:aws:logs:*:1:group:*",                  "arn:aws:logs:e:1:group:a:b",             true },   // the sixth has colons of its own
        { "*:*:*:*:*:*",                               Role,                                     true },
        { "arn:aws:iam::123456789012:ROLE/*",          Role,                                     false },
        { "arn:*:*:*:*:*",                             "arn:aws::::x",                           false },  // no service: no ARN
        { "arn:*:*:*:*:*",                             "arn::s3:::x",                            false },
        { "arn:*:*:*:*:*",                             "arn:aws:s3:::",                          false },
        { "arn:aws:s3:::*",                            "arn:aws:s3:::",                          false },
        { "*:*:*:*:*:*",                               "x:aws:s3:::b",                           false },
        { "arn:aws:s3:::",                             "arn:aws:s3:::",                          false },
        { "arn:aws:s3:::b",                            "arn:aws:s3:::b",                         true },
        { "arn:aws:s3",                                "arn:aws:s3",                             false },
        { "arn:aws:s3*",                               "arn:aws:s3:::b",                         false },

        { "arn:aws:iam::${a:account}:role/*",          Role,                                     true },   // variables in any component
        { "arn:aws:iam::${a:account}:*/app",           Role,                                     true },
        { "arn:aws:iam::${a:none}:role/*",             Role,                                     false },
        { "arn:aws:iam::${a:none, '123456789012'}:*",  Role,                                     true },
        { "arn:aws:sns:${a:two}:1:*",                  "arn:aws:sns:a:2:1:x",                    false },  // … and no further
        { "arn:aws:s?s:${a:two}:1:*",                  "arn:aws:sns:a:2:1:x",                    false },
        { "arn:aws:sns:${a:two}",                      "arn:aws:sns:a:2:x",                      false },
        { "arn:aws:*::${a:account}:role/*",            Role,                                     true },
        { "arn:aws:*::${a:none}:role/*",               Role,                                     false },
        { "${a:arn}",                                  Role,                                     true },   // one variable, a whole ARN
        { "${a:arn}",                                  Role + "s",                               false },
        { "${a:arn}*",                                 Role,                                     false },  // … that is no component
        { "${a:star}",                                 Role,                                     false },  // what is put in is literal
        { "arn:aws:iam::*:${a:star}",                  Role,                                     false },
        { "arn:aws:iam::*:${a:star}",                  "arn:aws:iam::1:*",                       true },
        { "arn:aws:s3:::${*}",                         "arn:aws:s3:::*",                         true },
        { "arn:aws:s3:::${*}",                         "arn:aws:s3:::b",                         false },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Matches_component_by_component(string pattern, string arn, bool matches)
    {
        var context = Policies.Context(("a:account", Policies.Account), ("a:arn", Role), ("a:star", "*"), ("a:two", "a:2"));
        Assert.Equal(matches, ArnPattern.Parse(pattern, variables: true).Matches(arn, context));
    }

    [Fact]
    public void Variables_are_text_where_the_version_has_none() =>
        Assert.False(ArnPattern.Parse("arn:aws:iam::${a:account}:role/*", variables: false).Matches(Role, Policies.Context(("a:account", Policies.Account))));

    [Theory]
    [InlineData("arn:aws:s3:::b", true)]
    [InlineData("arn:*:*:*:*:*", true)]
    [InlineData("arn:aws:iam::${aws:PrincipalAccount}:role/*", true)]
    [InlineData("${aws:PrincipalArn}", true)]
    [InlineData("${aws:PrincipalArn}/x", false)]
    [InlineData("*", false)]
    [InlineData("arn:aws:s3", false)]
    [InlineData("${aws:PrincipalArn}*", false)]
    public void Knows_what_can_be_an_ARN(string pattern, bool readable) => Assert.Equal(readable, ArnPattern.IsReadable(pattern));
}
