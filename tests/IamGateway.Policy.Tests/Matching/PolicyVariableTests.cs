using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Tests.Matching;

/// <summary>Source of all rows: IAM User Guide, "IAM policy elements: Variables and tags".</summary>
public sealed class PolicyVariableTests
{
    private const string Bucket = "arn:aws:s3:::home/";

    /// <summary>Resource after <c>arn:aws:s3:::home/</c> in the policy and in the request, the user's name (null: absent), matches?</summary>
    public static TheoryData<string, string, string?, bool> Resources => new()
    {
        { "${aws:username}/*",              "alice/a",            "alice",   true },
        { "${aws:username}/*",              "bob/a",              "alice",   false },
        { "${AWS:UserName}/*",              "alice/a",            "alice",   true },    // key names ignore letter case
        { "*/${aws:username}",              "x/alice",            "alice",   true },
        { "*${aws:username}*",              "x/alice/y",          "alice",   true },
        { "*${aws:username}?",              "x/alicealicey",      "alice",   true },
        { "${aws:username}${aws:username}", "aa",                 "a",       true },
        { "${aws:username}/*",              "alice/a",            null,      false },   // no value: matches no resource
        { "*${aws:username}",               "anything",           null,      false },
        { "${aws:username, 'guest'}/*",     "guest/a",            null,      true },    // the default
        { "${aws:username, 'guest'}/*",     "guest/a",            "alice",   false },
        { "${aws:username, ''}x",           "x",                  null,      true },
        { "${aws:username}/*",              "*/a",                "*",       true },    // what is put in is literal …
        { "${aws:username}/*",              "bob/a",              "*",       false },
        { "${aws:username}/*",              "b/a",                "?",       false },
        { "${aws:username}",                "${aws:username}",    "${aws:username}", true },  // … and expanded once
        { "${aws:username}",                "alice",              "${aws:username}", false },
        { "${*}",                           "*",                  null,      true },    // the escapes
        { "${*}",                           "a",                  null,      false },
        { "${?}",                           "?",                  null,      true },
        { "${?}",                           "a",                  null,      false },
        { "${$}{aws:username}",             "${aws:username}",    "alice",   true },
        { "$aws",                           "$aws",               null,      true },    // a dollar alone is a dollar
    };

    [Theory, MemberData(nameof(Resources))]
    public void Stands_for_the_keys_value_in_a_resource(string pattern, string resource, string? user, bool matches)
    {
        var policies = Policies.Identity(Policies.Of($"'Effect': 'Allow', 'Action': '*', 'Resource': '{Bucket}{Escape(pattern)}'"));
        Assert.Equal(matches, Policies.Decide(policies, "s3:GetObject", Bucket + resource, User(user)).IsAllowed);
    }

    [Theory]
    [InlineData("StringEquals", "${aws:username}", "alice", "alice", true)]
    [InlineData("StringEquals", "${aws:username}", "bob", "alice", false)]
    [InlineData("StringEquals", "${aws:username}", "", null, false)]                 // positive operators do not match
    [InlineData("StringNotEquals", "${aws:username}", "bob", "alice", true)]
    [InlineData("StringNotEquals", "${aws:username}", "alice", "alice", false)]
    [InlineData("StringNotEquals", "${aws:username}", "alice", null, true)]          // negated operators do
    [InlineData("StringNotLike", "${aws:username}*", "alice", null, true)]
    [InlineData("StringEqualsIgnoreCase", "x-${aws:username}", "X-ALICE", "alice", true)]
    [InlineData("StringLike", "${aws:username}*", "*x", "*", true)]
    [InlineData("StringLike", "${aws:username}*", "ax", "*", false)]                 // literal in a pattern, too
    [InlineData("StringLike", "*${*}", "a*", null, true)]
    [InlineData("StringLike", "*${*}", "ab", null, false)]
    [InlineData("StringEquals", "${*}", "*", null, true)]                            // escapes also where wildcards are not special
    [InlineData("StringEquals", "${$}{x}", "${x}", null, true)]
    [InlineData("StringEquals", "${aws:username, 'none'}", "none", null, true)]
    public void Stands_for_the_keys_value_in_a_condition_on_texts(string op, string wanted, string actual, string? user, bool met)
    {
        var context = User(user);
        context.Set(ContextKey.Of("app:value"), actual);
        Assert.Equal(met, Policies.IsMet($"{{'{op}': {{'app:value': '{Escape(wanted)}'}}}}", context));
    }

    [Fact]
    public void A_multivalued_key_has_no_value_to_put_in()
    {
        var context = new RequestContext();
        context.Set(GlobalContextKeys.UserName, ["alice"]);
        var policies = Policies.Identity(Policies.Of($"'Effect': 'Allow', 'Action': '*', 'Resource': '{Bucket}${{aws:username}}'"));
        Assert.False(Policies.Decide(policies, "s3:GetObject", Bucket + "alice", context).IsAllowed);
        Assert.True(Policies.Decide(policies, "s3:GetObject", Bucket + "alice", User("alice")).IsAllowed);
    }

    [Theory]
    [InlineData("Allow", null, false)]     // an exclusion that can't be named: an Allow does not apply …
    [InlineData("Deny", null, true)]       // … and a Deny does
    [InlineData("Allow", "alice", true)]
    [InlineData("Deny", "alice", true)]
    [InlineData("Allow", "bob", false)]    // excluded
    [InlineData("Deny", "bob", false)]
    public void An_unresolved_exclusion_never_widens_access(string effect, string? user, bool applies)
    {
        var statement = $"'Effect': '{effect}', 'Action': '*', 'NotResource': '{Bucket}${{aws:username}}'";
        var decision = Policies.Decide(Policies.Identity(Policies.Of(statement)), "s3:GetObject", Bucket + "bob", User(user));
        Assert.Equal(applies, decision.Statement is not null);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(PolicyDocument.OldVersion)]
    public void Is_literal_text_before_2012(string? version)
    {
        // Source: IAM User Guide, "IAM JSON policy elements: Version".
        var policies = Policies.Identity(Policies.Of($"'Effect': 'Allow', 'Action': '*', 'Resource': '{Bucket}${{aws:username}}/*'", version));
        Assert.False(Policies.Decide(policies, "s3:GetObject", Bucket + "alice/a", User("alice")).IsAllowed);
        Assert.True(Policies.Decide(policies, "s3:GetObject", Bucket + "${aws:username}/a", User("alice")).IsAllowed); // wildcards still work

        var context = Policies.Context(("app:value", "${aws:username}"), ("aws:username", "alice"));
        Assert.True(Policies.IsMet("{'StringEquals': {'app:value': '${aws:username}'}}", context, version));
        Assert.False(Policies.IsMet("{'StringEquals': {'app:value': '${aws:username}'}}", context));
    }

    /// <summary>Single quotes are double ones in <see cref="Policies.Of"/>.</summary>
    private static string Escape(string text) => text.Replace("'", "\\u0027", StringComparison.Ordinal);

    private static RequestContext User(string? name) => name is null ? new RequestContext() : Policies.Context(("aws:username", name));
}
