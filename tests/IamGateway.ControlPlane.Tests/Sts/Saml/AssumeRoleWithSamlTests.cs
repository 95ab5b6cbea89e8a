using System.Net;
using System.Security.Cryptography;
using System.Text;
using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Sts.Saml;

public sealed class AssumeRoleWithSamlTests(SamlGateway fixture) : IClassFixture<SamlGateway>
{
    private const string Everything = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";
    private const string All = "\"sts:AssumeRoleWithSAML\",\"sts:TagSession\",\"sts:SetSourceIdentity\"";

    private readonly TestGateway _gateway = fixture.Gateway;

    [Fact]
    public async Task The_credentials_act_as_the_role_and_know_who_signed_in()
    {
        var qualifier = Convert.ToBase64String(CryptographicOperations.HashData(HashAlgorithmName.SHA1, Encoding.UTF8.GetBytes($"{SamlIdentityProvider.EntityId}{_gateway.Account}/Corp")));
        var role = await fixture.NewRoleAsync(
            "administrator", """{"StringEquals":{"saml:aud":"ADDRESS"}}""",
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*","Condition":{"StringEquals":{"saml:sub":"alice@example.com","saml:sub_type":"persistent","saml:namequalifier":"QUALIFIER","aws:FederatedProvider":"PROVIDER"}}}}"""
                .Replace("QUALIFIER", qualifier).Replace("PROVIDER", fixture.ProviderArn));

        var answer = (await fixture.AssumeAsync(role, fixture.Draft("arn:aws:iam::999999999999:role/other", role).ToBase64(), ("DurationSeconds", "900"))).Done();

        Assert.Equal(("alice@example.com", "persistent"), (answer["Subject"], answer["SubjectType"]));
        Assert.Equal((SamlIdentityProvider.EntityId, fixture.Address, qualifier), (answer["Issuer"], answer["Audience"], answer["NameQualifier"]));
        Assert.Equal($"arn:aws:sts::{_gateway.Account}:assumed-role/administrator/alice", answer["AssumedRoleUser/Arn"]);
        Assert.Equal(_gateway.Clock.GetUtcNow().AddMinutes(15), DateTimeOffset.Parse(answer["Credentials/Expiration"]!));
        Assert.Equal(answer["AssumedRoleUser/Arn"], (await _gateway.StsAsync(KeysOf(answer), "GetCallerIdentity")).Done()["Arn"]);
        (await _gateway.IamAsync(KeysOf(answer), "ListUsers")).Done();
    }

    /// <summary>Name; condition of the trust policy; whether it lets alice in.</summary>
    public static TheoryData<string, string, bool> Conditions => new()
    {
        { "subject",     """{"StringEquals":{"saml:sub":"alice@example.com","saml:sub_type":"persistent"}}""", true },
        { "other",       """{"StringEquals":{"saml:sub":"Alice@example.com"}}""",                              false },
        { "issuer",      """{"StringEquals":{"saml:iss":"https://idp.example.com/saml"}}""",                   true },
        { "document",    """{"StringLike":{"saml:doc":"*/Corp"}}""",                                           true },
        { "audience",    """{"StringEquals":{"saml:aud":"https://signin.aws.amazon.com/saml"}}""",             false },
        { "affiliation", """{"ForAnyValue:StringEquals":{"saml:edupersonaffiliation":"staff"}}""",             true },
        { "student",     """{"ForAnyValue:StringEquals":{"saml:edupersonaffiliation":"student"}}""",           false },
        { "common",      """{"ForAnyValue:StringEquals":{"saml:commonName":"Alice"}}""",                       true },
        { "unnamed",     """{"Null":{"saml:mail":"false"}}""",                                                 false },
        { "mfa",         """{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""",                                 false },
        { "provider",    """{"StringNotEquals":{"aws:FederatedProvider":"x"}}""",                              true },
    };

    [Theory, MemberData(nameof(Conditions))]
    public async Task The_trust_policy_decides_on_the_assertion(string name, string condition, bool isAssumed)
    {
        var role = await fixture.NewRoleAsync($"condition-{name}", condition);
        var draft = fixture.Draft(role);
        draft.Attributes.Add(("urn:oid:1.3.6.1.4.1.5923.1.1.1.1", ["member", "staff"]));
        draft.Attributes.Add(("urn:oid:2.5.4.3", ["Alice"]));

        var answer = await fixture.AssumeAsync(role, draft.ToBase64());

        Assert.Equal(isAssumed ? (HttpStatusCode.OK, null) : (HttpStatusCode.Forbidden, "AccessDenied"), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task Only_the_roles_that_the_assertion_grants_by_this_provider_are_given()
    {
        var (role, other) = (await fixture.NewRoleAsync("granted"), await fixture.NewRoleAsync("granted-not"));
        var twin = await fixture.NewProviderAsync("Twin");
        var reversed = fixture.Draft();
        SamlGateway.Say(reversed, "Role", $"{fixture.ProviderArn} , {role}");

        Assert.Equal("AccessDenied", (await fixture.AssumeAsync(other, fixture.Draft(role).ToBase64())).Error);
        Assert.Equal("AccessDenied", (await fixture.AssumeAsync(role, fixture.Draft().ToBase64())).Error);
        Assert.Equal("AccessDenied", (await _gateway.StsAsync(null, "AssumeRoleWithSAML", ("RoleArn", role), ("PrincipalArn", twin), ("SAMLAssertion", fixture.Draft(role).ToBase64()))).Error);
        (await fixture.AssumeAsync(role, reversed.ToBase64())).Done();
    }

    [Fact]
    public async Task A_role_that_does_not_exist_or_does_not_trust_is_denied_alike()
    {
        var role = await fixture.NewRoleAsync("distrustful", """{"StringEquals":{"saml:sub":"nobody"}}""");

        var there = await fixture.AssumeAsync(role, fixture.Draft(role).ToBase64());
        var missing = await fixture.AssumeAsync(role + "-not", fixture.Draft(role + "-not").ToBase64());

        Assert.Equal(("AccessDenied", "AccessDenied"), (there.Error, missing.Error));
        Assert.Equal(Sentence(there).Replace("distrustful", "distrustful-not"), Sentence(missing));
    }

    [Fact]
    public async Task Replay_class_an_assertion_gives_credentials_once_and_a_denial_does_not_use_it_up()
    {
        var (role, closed) = (await fixture.NewRoleAsync("once"), await fixture.NewRoleAsync("closed", """{"StringEquals":{"saml:sub":"nobody"}}"""));
        var response = fixture.Draft(role, closed).ToBase64();

        Assert.Equal("AccessDenied", (await fixture.AssumeAsync(closed, response)).Error);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => fixture.AssumeAsync(role, response)));
        var again = await fixture.AssumeAsync(role, response);

        Assert.Single(answers, answer => answer.Error is null);
        Assert.Equal(("InvalidIdentityToken", "The assertion was used before: sign in again at the identity provider."), (again.Error, again.Message));
    }

    [Fact]
    public async Task The_provider_tags_the_session_and_says_who_it_is_of_and_how_long_it_lasts()
    {
        var role = await fixture.NewRoleAsync(
            "tagged", """{"StringEquals":{"aws:RequestTag/team":"red"}}""",
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"red","aws:SourceIdentity":"alice"}}}}""", All);
        var draft = Tagged(role);
        var end = _gateway.Clock.GetUtcNow().AddMinutes(7);
        draft.Before = text => text.Replace("SessionIndex=\"s1\"", $"SessionNotOnOrAfter=\"{SamlDraft.Instant(end)}\"");

        var answer = (await fixture.AssumeAsync(role, draft.ToBase64())).Done();

        Assert.Equal("alice", answer["SourceIdentity"]);
        Assert.NotNull(answer["PackedPolicySize"]);
        Assert.Equal(end.ToUnixTimeSeconds(), DateTimeOffset.Parse(answer["Credentials/Expiration"]!).ToUnixTimeSeconds());
        (await _gateway.IamAsync(KeysOf(answer), "ListUsers")).Done();
    }

    [Theory]
    [InlineData("untagged", "\"sts:AssumeRoleWithSAML\",\"sts:SetSourceIdentity\"", "sts:TagSession")]
    [InlineData("nameless", "\"sts:AssumeRoleWithSAML\",\"sts:TagSession\"", "sts:SetSourceIdentity")]
    public async Task Tags_and_the_source_identity_must_be_trusted_too(string name, string actions, string missing)
    {
        var role = await fixture.NewRoleAsync(name, actions: actions);

        var answer = await fixture.AssumeAsync(role, Tagged(role).ToBase64());

        Assert.Equal("AccessDenied", answer.Error);
        Assert.Contains(missing, answer.Message);
    }

    [Theory]
    [InlineData("PrincipalTag:te*m", "red")]
    [InlineData("PrincipalTag:team", "red|blue")]
    [InlineData("TransitiveTagKeys", "te*m")]
    [InlineData("SourceIdentity", "a b")]
    [InlineData("SourceIdentity", "alice|bob")]
    [InlineData("RoleSessionName", "bob")]   // a second one
    public async Task An_attribute_about_the_session_that_cannot_be_read_refuses_it(string name, string values)
    {
        var role = await fixture.NewRoleAsync($"unreadable-{name.Length}-{values.Length}", actions: All);
        var draft = fixture.Draft(role);
        SamlGateway.Say(draft, name, values.Split('|'));

        var answer = await fixture.AssumeAsync(role, draft.ToBase64());

        Assert.Equal((HttpStatusCode.Forbidden, "IDPRejectedClaim"), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task What_is_not_believed_has_its_own_error()
    {
        var role = await fixture.NewRoleAsync("strict");
        var (old, forged, elsewhere, nameless) = (fixture.Draft(role), fixture.Draft(role), fixture.Provider.Draft(_gateway.Clock.GetUtcNow(), "https://signin.aws.amazon.com/saml"), fixture.Draft(role));
        old.Before = text => text.Replace($"NotOnOrAfter=\"{SamlDraft.Instant(_gateway.Clock.GetUtcNow().AddMinutes(5))}\"", $"NotOnOrAfter=\"{SamlDraft.Instant(_gateway.Clock.GetUtcNow().AddMinutes(-5))}\"");
        forged.AfterText = text => text.Replace("alice@example.com", "root@example.com");
        nameless.Attributes.RemoveAll(attribute => attribute.Name.EndsWith("RoleSessionName", StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.BadRequest, "ExpiredTokenException"), await StatusAsync(role, old.ToBase64()));
        Assert.Equal((HttpStatusCode.BadRequest, "InvalidIdentityToken"), await StatusAsync(role, forged.ToBase64()));
        Assert.Equal((HttpStatusCode.BadRequest, "InvalidIdentityToken"), await StatusAsync(role, elsewhere.ToBase64()));
        Assert.Equal((HttpStatusCode.BadRequest, "InvalidIdentityToken"), await StatusAsync(role, nameless.ToBase64()));
        Assert.Equal((HttpStatusCode.BadRequest, "InvalidIdentityToken"), await StatusAsync(role, "bm90IHhtbA=="));
        Assert.Equal((HttpStatusCode.BadRequest, "ValidationError"), await StatusAsync(role, "abc"));
    }

    [Theory]
    [InlineData("arn:aws:iam::ACCOUNT:saml-provider/Nobody", "InvalidIdentityToken")]
    [InlineData("arn:aws:iam::ACCOUNT:saml-provider/corp", "InvalidIdentityToken")]
    [InlineData("arn:aws:iam::999999999999:saml-provider/Corp", "InvalidIdentityToken")]
    [InlineData("arn:aws:iam::ACCOUNT:oidc-provider/Corp", "InvalidIdentityToken")]
    public async Task A_provider_vouches_under_its_own_name_and_in_its_own_account(string provider, string error)
    {
        var role = $"arn:aws:iam::{_gateway.Account}:role/any";

        var answer = await _gateway.StsAsync(null, "AssumeRoleWithSAML", ("RoleArn", role), ("PrincipalArn", provider.Replace("ACCOUNT", _gateway.Account)), ("SAMLAssertion", fixture.Draft(role).ToBase64()));

        Assert.Equal((error, "Specified provider doesn't exist"), (answer.Error, answer.Message));
    }

    [Fact]
    public async Task A_session_policy_takes_away()
    {
        var role = await fixture.NewRoleAsync("limited", policy: Everything);

        var answer = (await fixture.AssumeAsync(role, fixture.Draft(role).ToBase64(), ("Policy", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:GetUser","Resource":"*"}}"""))).Done();

        Assert.Contains("no session policy allows", (await _gateway.IamAsync(KeysOf(answer), "ListUsers")).Message);
    }

    /// <summary>Whether a call succeeds or not, its record says who made it and never with what.</summary>
    [Fact]
    public async Task The_assertion_never_reaches_the_trail()
    {
        var role = await fixture.NewRoleAsync("recorded");
        var (good, bad) = (fixture.Draft(role), fixture.Draft(role));
        good.NameId = "planted-good";
        (bad.NameId, bad.SignsAssertion) = ("planted-bad", false);
        string[] responses = [good.ToBase64(), bad.ToBase64()];

        Assert.Null((await fixture.AssumeAsync(role, responses[0])).Error);
        Assert.Equal("InvalidIdentityToken", (await fixture.AssumeAsync(role, responses[1])).Error);
        var trail = await _gateway.TrailAsync();

        Assert.Contains("\"type\":\"SAMLUser\"", trail);
        Assert.Contains("\"userName\":\"planted-good\"", trail);
        Assert.DoesNotContain("planted-bad", trail);   // nobody vouched for that
        Assert.All(responses, response => Assert.DoesNotContain(response[..60], trail));
    }

    private async Task<(HttpStatusCode, string?)> StatusAsync(string role, string response)
    {
        var answer = await fixture.AssumeAsync(role, response);
        return (answer.Status, answer.Error);
    }

    private SamlDraft Tagged(string role)
    {
        var draft = fixture.Draft(role);
        SamlGateway.Say(draft, "PrincipalTag:team", "red");
        SamlGateway.Say(draft, "PrincipalTag:stage", "test");
        SamlGateway.Say(draft, "TransitiveTagKeys", "team");
        SamlGateway.Say(draft, "SourceIdentity", "alice");
        return draft;
    }

    private static Keys KeysOf(Answer answer) => new(answer["Credentials/AccessKeyId"]!, answer["Credentials/SecretAccessKey"]!, answer["Credentials/SessionToken"]);

    private static string Sentence(Answer answer) => answer.Message[..answer.Message.IndexOf(" Encoded", StringComparison.Ordinal)];
}
