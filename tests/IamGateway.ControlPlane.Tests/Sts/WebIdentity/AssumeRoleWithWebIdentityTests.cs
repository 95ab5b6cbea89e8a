using System.Net;
using System.Text.Json.Nodes;
using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Sts.WebIdentity;

public sealed class AssumeRoleWithWebIdentityTests(WebIdentityGateway fixture) : IClassFixture<WebIdentityGateway>
{
    private const string Everything = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";
    private const string All = "\"sts:AssumeRoleWithWebIdentity\",\"sts:TagSession\",\"sts:SetSourceIdentity\"";

    private readonly TestGateway _gateway = fixture.Gateway;
    private readonly TestIssuer _issuer = fixture.Issuer;

    /// <summary>Name; condition of the trust policy; subject of a job's token; whether it gets the role. Source: GitHub Docs, "Configuring OpenID Connect in Amazon Web Services".</summary>
    public static TheoryData<string, string, string, bool> Jobs => new()
    {
        { "branch",   """{"StringEquals":{"URL:aud":"sts.amazonaws.com","URL:sub":"repo:octo-org/octo-repo:ref:refs/heads/main"}}""", "repo:octo-org/octo-repo:ref:refs/heads/main",  true },
        { "other",    """{"StringEquals":{"URL:aud":"sts.amazonaws.com","URL:sub":"repo:octo-org/octo-repo:ref:refs/heads/main"}}""", "repo:octo-org/octo-repo:ref:refs/heads/topic", false },
        { "like",     """{"StringLike":{"URL:sub":"repo:octo-org/octo-repo:*"}}""",                                                   "repo:octo-org/octo-repo:environment:prod",     true },
        { "fork",     """{"StringLike":{"URL:sub":"repo:octo-org/octo-repo:*"}}""",                                                   "repo:mallory/octo-repo:environment:prod",      false },
        { "prefix",   """{"StringLike":{"URL:sub":"repo:octo-org/octo-repo:*"}}""",                                                   "repo:octo-org/octo-repo-two:environment:prod", false },
        { "letters",  """{"StringEquals":{"URL:sub":"repo:octo-org/octo-repo:ref:refs/heads/main"}}""",                               "repo:Octo-Org/octo-repo:ref:refs/heads/main",  false },
        { "audience", """{"StringEquals":{"URL:aud":"cli"}}""",                                                                       "repo:octo-org/octo-repo:ref:refs/heads/main",  false },
        { "absent",   """{"StringEquals":{"URL:azp":"sts.amazonaws.com"}}""",                                                         "repo:octo-org/octo-repo:ref:refs/heads/main",  false },   // the token has no azp
        { "provider", """{"ArnLike":{"aws:FederatedProvider":"arn:aws:iam::*:oidc-provider/URL"}}""",                                 "repo:octo-org/octo-repo:ref:refs/heads/main",  true },
        { "session",  """{"StringEquals":{"sts:RoleSessionName":"session"}}""",                                                       "repo:octo-org/octo-repo:ref:refs/heads/main",  true },
        { "mfa",      """{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""",                                                           "repo:octo-org/octo-repo:ref:refs/heads/main",  false },
    };

    [Theory, MemberData(nameof(Jobs))]
    public async Task The_trust_policy_decides_on_a_jobs_token(string name, string condition, string subject, bool isAssumed)
    {
        var role = await fixture.NewRoleAsync($"job-{name}", condition);

        var answer = await fixture.AssumeAsync(role.Arn, _issuer.OfJob(subject).Make());

        Assert.Equal(isAssumed ? (HttpStatusCode.OK, null) : (HttpStatusCode.Forbidden, "AccessDenied"), (answer.Status, answer.Error));
    }

    [Theory]
    [InlineData("own", "system:serviceaccount:shop:orders", true)]
    [InlineData("namespace", "system:serviceaccount:bank:orders", false)]
    public async Task The_trust_policy_decides_on_a_service_accounts_token(string name, string subject, bool isAssumed)
    {
        var role = await fixture.NewRoleAsync($"pod-{name}", """{"StringEquals":{"URL:aud":"sts.amazonaws.com","URL:sub":"system:serviceaccount:shop:orders"}}""");

        var answer = await fixture.AssumeAsync(role.Arn, _issuer.OfServiceAccount(subject).Make());

        Assert.Equal(isAssumed ? null : "AccessDenied", answer.Error);
    }

    [Fact]
    public async Task The_credentials_act_as_the_role_and_know_their_provider()
    {
        var provider = $"arn:aws:iam::{_gateway.Account}:oidc-provider/{_issuer.Url}";
        var role = await fixture.NewRoleAsync(
            "deployer", """{"StringLike":{"URL:sub":"repo:octo-org/*"}}""",
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*","Condition":{"StringEquals":{"aws:FederatedProvider":"PROVIDER"}}}}""".Replace("PROVIDER", provider));

        var answer = (await fixture.AssumeAsync(role.Arn, _issuer.OfJob().Make(), ("DurationSeconds", "900"))).Done();

        Assert.Equal("repo:octo-org/octo-repo:ref:refs/heads/main", answer["SubjectFromWebIdentityToken"]);
        Assert.Equal("sts.amazonaws.com", answer["Audience"]);
        Assert.Equal(provider, answer["Provider"]);
        Assert.Equal($"arn:aws:sts::{_gateway.Account}:assumed-role/deployer/session", answer["AssumedRoleUser/Arn"]);
        Assert.Equal($"{role.Id}:session", answer["AssumedRoleUser/AssumedRoleId"]);
        Assert.Null(answer["SourceIdentity"]);
        Assert.Null(answer["PackedPolicySize"]);
        Assert.Equal(_gateway.Clock.GetUtcNow().AddMinutes(15), DateTimeOffset.Parse(answer["Credentials/Expiration"]!));
        Assert.Equal(answer["AssumedRoleUser/Arn"], (await _gateway.StsAsync(KeysOf(answer), "GetCallerIdentity")).Done()["Arn"]);
        (await _gateway.IamAsync(KeysOf(answer), "ListUsers")).Done();
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_denied_like_one_that_does_not_trust()
    {
        var role = await fixture.NewRoleAsync("distrustful", """{"StringEquals":{"URL:sub":"nobody"}}""");

        var there = await fixture.AssumeAsync(role.Arn, _issuer.OfJob().Make());
        var missing = await fixture.AssumeAsync(role.Arn + "-not", _issuer.OfJob().Make());

        Assert.Equal(("AccessDenied", "AccessDenied"), (there.Error, missing.Error));
        Assert.Equal(Sentence(there).Replace("distrustful", "distrustful-not"), Sentence(missing));
    }

    [Fact]
    public async Task A_trust_in_users_of_the_account_or_in_another_provider_is_none_in_this_one()
    {
        const string Trust = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"ACCOUNT","Federated":"arn:aws:iam::ACCOUNT:oidc-provider/sso.example.com"},"Action":["sts:AssumeRole","sts:AssumeRoleWithWebIdentity"]}}""";
        (await _gateway.IamAsync(_gateway.Admin, "CreateRole", ("RoleName", "internal"), ("AssumeRolePolicyDocument", Trust.Replace("ACCOUNT", _gateway.Account)))).Done();

        Assert.Equal("AccessDenied", (await fixture.AssumeAsync($"arn:aws:iam::{_gateway.Account}:role/internal", _issuer.OfJob().Make())).Error);
    }

    [Fact]
    public async Task The_party_that_asked_for_the_token_is_its_audience_and_methods_are_a_list()
    {
        var role = await fixture.NewRoleAsync("person", """{"StringEquals":{"URL:aud":"cli","URL:azp":"cli"},"ForAnyValue:StringEquals":{"URL:amr":"mfa"}}""");
        var token = _issuer.OfJob();
        token.Claims["aud"] = "an-api";
        token.Claims["azp"] = "cli";

        Assert.Equal("AccessDenied", (await fixture.AssumeAsync(role.Arn, token.Make())).Error);
        token.Claims["amr"] = new JsonArray("pwd", "mfa");
        Assert.Equal("cli", (await fixture.AssumeAsync(role.Arn, token.Make())).Done()["Audience"]);
    }

    [Fact]
    public async Task A_provider_tags_sessions_and_says_who_they_are_of()
    {
        var role = await fixture.NewRoleAsync(
            "tagged", """{"StringEquals":{"aws:RequestTag/team":"red"}}""",
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"red","aws:SourceIdentity":"octocat"}}}}""", All);

        var answer = (await fixture.AssumeAsync(role.Arn, Tagged().Make())).Done();

        Assert.Equal("octocat", answer["SourceIdentity"]);
        Assert.NotNull(answer["PackedPolicySize"]);
        (await _gateway.IamAsync(KeysOf(answer), "ListUsers")).Done();
    }

    [Theory]
    [InlineData("untagged", "\"sts:AssumeRoleWithWebIdentity\",\"sts:SetSourceIdentity\"", "sts:TagSession")]
    [InlineData("nameless", "\"sts:AssumeRoleWithWebIdentity\",\"sts:TagSession\"", "sts:SetSourceIdentity")]
    public async Task Tags_and_the_source_identity_must_be_trusted_too(string name, string actions, string missing)
    {
        var role = await fixture.NewRoleAsync(name, actions: actions);

        var answer = await fixture.AssumeAsync(role.Arn, Tagged().Make());

        Assert.Equal("AccessDenied", answer.Error);
        Assert.Contains(missing, answer.Message);
    }

    /// <summary>What a provider says of the session that cannot be read.</summary>
    public static TheoryData<string, string> UnreadableClaims => new()
    {
        { "https://aws.amazon.com/tags", "1" },
        { "https://aws.amazon.com/tags", """{"principal_tags":["team"]}""" },
        { "https://aws.amazon.com/tags", """{"principal_tags":{"team":["red","blue"]}}""" },
        { "https://aws.amazon.com/tags", """{"principal_tags":{"team":{}}}""" },
        { "https://aws.amazon.com/tags", """{"principal_tags":{"te*m":["red"]}}""" },
        { "https://aws.amazon.com/tags", """{"principal_tags":{"team":["red"]},"transitive_tag_keys":"team"}""" },
        { "https://aws.amazon.com/source_identity", "1" },
        { "https://aws.amazon.com/source_identity", "\"octo cat\"" },
    };

    [Theory, MemberData(nameof(UnreadableClaims))]
    public async Task A_claim_about_the_session_that_cannot_be_read_refuses_it(string claim, string value)
    {
        var role = await RoleOfAllAsync();
        var token = _issuer.OfJob();
        token.Claims[claim] = JsonNode.Parse(value);

        var answer = await fixture.AssumeAsync(role, token.Make());

        Assert.Equal((HttpStatusCode.Forbidden, "IDPRejectedClaim"), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task A_session_policy_takes_away()
    {
        var role = await fixture.NewRoleAsync("limited", policy: Everything);

        var answer = (await fixture.AssumeAsync(role.Arn, _issuer.OfJob().Make(), ("Policy", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:GetUser","Resource":"*"}}"""))).Done();

        Assert.Contains("no session policy allows", (await _gateway.IamAsync(KeysOf(answer), "ListUsers")).Message);
    }

    /// <summary>Whether a call succeeds or not, its record says who made it and never with what.</summary>
    [Fact]
    public async Task The_token_never_reaches_the_trail()
    {
        var role = await RoleOfAllAsync();
        var (good, bad) = (_issuer.OfJob("repo:planted/trail:ref:good"), _issuer.OfJob("repo:planted/trail:ref:bad"));
        bad.Claims["aud"] = "elsewhere";
        string[] tokens = [good.Make(), bad.Make(), "planted-" + new string('x', 20_000)];

        var answers = new List<Answer>();
        foreach (var token in tokens)
            answers.Add(await fixture.AssumeAsync(role, token));
        Assert.Equal([null, "InvalidIdentityToken", "ValidationError"], answers.Select(answer => answer.Error));
        var trail = await _gateway.TrailAsync();

        Assert.Contains("\"type\":\"WebIdentityUser\"", trail);
        Assert.All(tokens, token => Assert.DoesNotContain(token[..60], trail));
        Assert.All(tokens, token => Assert.DoesNotContain(token.Split('.')[^1][^20..], trail));
        Assert.DoesNotContain("planted-xxx", answers[2].Body);
    }

    private TokenDraft Tagged()
    {
        var token = _issuer.OfJob();
        token.Claims["https://aws.amazon.com/tags"] = JsonNode.Parse("""{"principal_tags":{"team":["red"],"stage":["test"]},"transitive_tag_keys":["team"]}""");
        token.Claims["https://aws.amazon.com/source_identity"] = "octocat";
        return token;
    }

    private async Task<string> RoleOfAllAsync()
    {
        var arn = $"arn:aws:iam::{_gateway.Account}:role/all";
        await using var db = await _gateway.OpenAsync();
        return db.Roles.Any(role => role.Name == "all") ? arn : (await fixture.NewRoleAsync("all", actions: All)).Arn;
    }

    private static Keys KeysOf(Answer answer) => new(answer["Credentials/AccessKeyId"]!, answer["Credentials/SecretAccessKey"]!, answer["Credentials/SessionToken"]);

    private static string Sentence(Answer answer) => answer.Message[..answer.Message.IndexOf(" Encoded", StringComparison.Ordinal)];
}
