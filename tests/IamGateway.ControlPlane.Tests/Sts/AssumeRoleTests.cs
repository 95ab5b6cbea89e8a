using IamGateway.ControlPlane.Tests.Framework;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;

namespace IamGateway.ControlPlane.Tests.Sts;

public sealed class AssumeRoleTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private const string AllowAll = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";

    private const string ExternalId = ",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"4711\"}}";

    /// <summary>Whom the trust policy names; what the caller's own policy allows; whether the role is assumed. Source: IAM User Guide, "Policy evaluation logic", "Cross-account policy evaluation logic" and "How IAM roles differ from resource-based policies".</summary>
    public static TheoryData<string, string, string?, bool> Trusts => new()
    {
        { "direct",  "arn:aws:iam::ACCOUNT:user/direct",  null,                   true },    // named directly: the trust policy suffices in one account
        { "rootno",  "arn:aws:iam::ACCOUNT:root",         null,                   false },   // the account is named: the user's own policies must allow
        { "rootyes", "arn:aws:iam::ACCOUNT:root",         "sts:AssumeRole",       true },
        { "other",   "arn:aws:iam::ACCOUNT:user/direct",  "sts:AssumeRole",       false },   // somebody else is named
        { "star",    "*",                                 null,                   true },    // everybody is named, the user among them
    };

    [Theory, MemberData(nameof(Trusts))]
    public async Task Trust_and_the_callers_policies_decide(string name, string principal, string? action, bool isAssumed)
    {
        var caller = action is null ? await gateway.NewUserAsync(name) : await gateway.NewUserAsync(name, [action], "*");
        var role = await NewRoleAsync($"role-{name}", $$"""{"Effect":"Allow","Principal":{"AWS":"{{principal.Replace("ACCOUNT", gateway.Account)}}"},"Action":"sts:AssumeRole"}""");

        var answer = await gateway.StsAsync(caller, "AssumeRole", ("RoleArn", role.Arn), ("RoleSessionName", "session"));

        Assert.Equal(isAssumed ? null : "AccessDenied", answer.Error);
    }

    [Fact]
    public async Task The_credentials_act_as_the_role()
    {
        var role = await NewRoleAsync("operator", Trust(""), AllowAll);

        var keys = await AssumeAsync(gateway.Admin, role);
        var identity = (await gateway.StsAsync(keys, "GetCallerIdentity")).Done();
        var users = await gateway.IamAsync(keys, "ListUsers");

        Assert.Equal($"arn:aws:sts::{gateway.Account}:assumed-role/operator/session", identity["Arn"]);
        Assert.Equal($"{role.Id}:session", identity["UserId"]);
        Assert.Null(users.Error);
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_denied_like_one_that_does_not_trust()
    {
        var role = await NewRoleAsync("distrustful", """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole"}""");

        var there = await gateway.StsAsync(gateway.Admin, "AssumeRole", ("RoleArn", role.Arn), ("RoleSessionName", "session"));
        var missing = await gateway.StsAsync(gateway.Admin, "AssumeRole", ("RoleArn", role.Arn + "-not"), ("RoleSessionName", "session"));

        Assert.Equal(("AccessDenied", "AccessDenied"), (there.Error, missing.Error));
        Assert.Equal(Sentence(there).Replace("distrustful", "distrustful-not"), Sentence(missing));
    }

    [Fact]
    public async Task A_third_party_must_know_the_external_id()
    {
        var role = await NewRoleAsync("partner", Trust(ExternalId), AllowAll);

        Assert.Equal("AccessDenied", (await gateway.StsAsync(gateway.Admin, "AssumeRole", ("RoleArn", role.Arn), ("RoleSessionName", "session"))).Error);
        Assert.Equal("AccessDenied", (await gateway.StsAsync(gateway.Admin, "AssumeRole", ("RoleArn", role.Arn), ("RoleSessionName", "session"), ("ExternalId", "4712"))).Error);
        (await gateway.StsAsync(gateway.Admin, "AssumeRole", ("RoleArn", role.Arn), ("RoleSessionName", "session"), ("ExternalId", "4711"))).Done();
    }

    [Fact]
    public async Task A_session_policy_takes_away_and_gives_nothing()
    {
        var role = await NewRoleAsync("limited", Trust(""), """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*"}}""");

        var keys = await AssumeAsync(gateway.Admin, role, ("Policy", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:GetUser","Resource":"*"}}"""));

        Assert.Contains("no session policy allows", (await gateway.IamAsync(keys, "ListUsers")).Message);
        Assert.Contains("no identity-based policy allows", (await gateway.IamAsync(keys, "GetUser", ("UserName", "admin"))).Message);
        (await gateway.IamAsync(await AssumeAsync(gateway.Admin, role, ("PolicyArns.member.1.arn", "arn:aws:iam::aws:policy/AdministratorAccess")), "ListUsers")).Done();
        Assert.Equal("AccessDenied", (await gateway.IamAsync(await AssumeAsync(gateway.Admin, role, ("PolicyArns.member.1.arn", "arn:aws:iam::aws:policy/NoSuchPolicyAtAll")), "ListUsers")).Error);
    }

    [Fact]
    public async Task A_session_lasts_as_long_as_was_asked_and_no_longer_than_the_role_allows()
    {
        var role = await NewRoleAsync("short", Trust(""), AllowAll);

        var keys = await AssumeAsync(gateway.Admin, role, ("DurationSeconds", "900"));
        (await gateway.StsAsync(keys, "GetCallerIdentity")).Done();
        gateway.Clock.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal("ExpiredToken", (await gateway.StsAsync(keys, "GetCallerIdentity")).Error);
        Assert.Equal(
            "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
            (await gateway.StsAsync(gateway.Admin, "AssumeRole", ("RoleArn", role.Arn), ("RoleSessionName", "session"), ("DurationSeconds", "3601"))).Message);
    }

    [Fact]
    public async Task Tags_and_the_source_identity_pass_on_through_a_chain()
    {
        var first = await NewRoleAsync("first", Trust("", "sts:AssumeRole\",\"sts:TagSession\",\"sts:SetSourceIdentity"), AllowAll);
        var second = await NewRoleAsync("second", Trust("", "sts:AssumeRole\",\"sts:TagSession\",\"sts:SetSourceIdentity"), AllowAll);
        var keys = await AssumeAsync(
            gateway.Admin, first, ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "red"), ("Tags.member.2.Key", "own"), ("Tags.member.2.Value", "x"),
            ("TransitiveTagKeys.member.1", "team"), ("SourceIdentity", "symple"));

        var chained = await gateway.StsAsync(keys, "AssumeRole", ("RoleArn", second.Arn), ("RoleSessionName", "chained"));
        var overridden = await gateway.StsAsync(keys, "AssumeRole", ("RoleArn", second.Arn), ("RoleSessionName", "chained"), ("Tags.member.1.Key", "TEAM"), ("Tags.member.1.Value", "blue"));
        var renamed = await gateway.StsAsync(keys, "AssumeRole", ("RoleArn", second.Arn), ("RoleSessionName", "chained"), ("SourceIdentity", "another"));
        var longer = await gateway.StsAsync(keys, "AssumeRole", ("RoleArn", second.Arn), ("RoleSessionName", "chained"), ("DurationSeconds", "7200"));

        Assert.Equal("symple", chained.Done()["SourceIdentity"]);
        Assert.Equal("InvalidParameterValue", overridden.Error);
        Assert.Equal("AccessDenied", renamed.Error);
        Assert.Equal("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.", longer.Message);
        var tagged = await gateway.IamAsync(KeysOf(chained), "GetUser", ("UserName", "admin"));
        Assert.Null(tagged.Error);
    }

    [Fact]
    public async Task A_transitive_tag_that_is_named_twice_passes_on_once()
    {
        var role = await NewRoleAsync("twice", Trust("", "sts:AssumeRole\",\"sts:TagSession"), AllowAll);
        var keys = await AssumeAsync(
            gateway.Admin, role, ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "red"), ("TransitiveTagKeys.member.1", "team"), ("TransitiveTagKeys.member.2", "TEAM"));

        (await gateway.StsAsync(keys, "AssumeRole", ("RoleArn", role.Arn), ("RoleSessionName", "chained"))).Done();
    }

    [Fact]
    public async Task A_session_has_its_own_tags_beside_those_of_its_role_and_no_more_than_fifty()
    {
        var role = await NewRoleAsync("laden", Trust("", "sts:AssumeRole\",\"sts:TagSession"), AllowAll);
        (await gateway.IamAsync(gateway.Admin, "TagRole", [("RoleName", "laden"), .. Tags("role", TagSet.MaxCount)])).Done();

        var keys = await AssumeAsync(gateway.Admin, role, [.. Tags("own", 30), .. Enumerable.Range(1, 30).Select(n => ($"TransitiveTagKeys.member.{n}", $"own{n}"))]);
        var chained = await gateway.StsAsync(keys, "AssumeRole", [("RoleArn", role.Arn), ("RoleSessionName", "chained"), .. Tags("more", 21)]);

        (await gateway.StsAsync(keys, "GetCallerIdentity")).Done();
        Assert.Equal("LimitExceeded", chained.Error);
    }

    private static IEnumerable<(string Name, string Value)> Tags(string key, int count) =>
        Enumerable.Range(1, count).SelectMany(n => new[] { ($"Tags.member.{n}.Key", $"{key}{n}"), ($"Tags.member.{n}.Value", "v") });

    [Fact]
    public async Task A_policy_may_ask_for_the_tags_of_the_session()
    {
        var role = await NewRoleAsync(
            "tagged", Trust("", "sts:AssumeRole\",\"sts:TagSession"),
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"red"}}}}""");

        (await gateway.IamAsync(await AssumeAsync(gateway.Admin, role, ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "red")), "ListUsers")).Done();
        Assert.Equal("AccessDenied", (await gateway.IamAsync(await AssumeAsync(gateway.Admin, role, ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "blue")), "ListUsers")).Error);
    }

    [Fact]
    public async Task Who_may_not_tag_sessions_cannot()
    {
        var role = await NewRoleAsync("untagged", Trust(""), AllowAll);

        var answer = await gateway.StsAsync(gateway.Admin, "AssumeRole", ("RoleArn", role.Arn), ("RoleSessionName", "session"), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "b"));

        Assert.Equal("AccessDenied", answer.Error);
        Assert.Contains("sts:TagSession", answer.Message);
    }

    /// <summary>Each part of a token and its key, exchanged or damaged.</summary>
    [Fact]
    public async Task A_token_belongs_to_its_key_and_to_this_gateway()
    {
        var role = await NewRoleAsync("sealed", Trust(""), AllowAll);
        var (one, other) = (await AssumeAsync(gateway.Admin, role), await AssumeAsync(gateway.Admin, role));

        Keys[] forged =
        [
            one with { Token = null },
            one with { Token = other.Token },
            one with { Token = one.Token![..^1] + (one.Token[^1] == 'A' ? 'B' : 'A') },
            one with { Token = "v1.0000000000000000.AAAA" },
            one with { Id = gateway.Admin.Id },
            gateway.Admin with { Token = one.Token },
        ];
        foreach (var keys in forged)
            Assert.Equal("InvalidClientTokenId", (await gateway.StsAsync(keys, "GetCallerIdentity")).Error);
        Assert.Equal("SignatureDoesNotMatch", (await gateway.StsAsync(one with { Secret = other.Secret }, "GetCallerIdentity")).Error);
    }

    [Fact]
    public async Task A_session_ends_with_its_role()
    {
        var role = await NewRoleAsync("doomed", Trust(""), AllowAll);
        var keys = await AssumeAsync(gateway.Admin, role);
        await using (var db = await gateway.OpenAsync())
        {
            db.InlinePolicies.RemoveRange(db.InlinePolicies.Where(policy => policy.RoleId == role.Id));
            db.Remove(role);
            await db.CommitAsync(CancellationToken.None);
        }

        Assert.Equal("InvalidClientTokenId", (await gateway.StsAsync(keys, "GetCallerIdentity")).Error);
    }

    private string Trust(string more, string actions = "sts:AssumeRole") =>
        $$"""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{gateway.Account}}:root"},"Action":["{{actions}}"]{{more}}}""";

    private async Task<Role> NewRoleAsync(string name, string trust, string? policy = null)
    {
        await using var db = await gateway.OpenAsync();
        var role = new Role
        {
            Id = UniqueId.Iam("AROA"),
            AccountId = gateway.Account,
            Name = name,
            CreatedAt = gateway.Clock.GetUtcNow(),
            TrustPolicy = $$"""{"Version":"2012-10-17","Statement":[{{trust}}]}""",
        };
        db.Add(role);
        if (policy is not null)
            db.Add(new InlinePolicy { Name = "given", Document = policy, RoleId = role.Id });
        await db.CommitAsync(CancellationToken.None);
        return role;
    }

    private async Task<Keys> AssumeAsync(Keys caller, Role role, params (string Name, string Value)[] parameters) =>
        KeysOf(await gateway.StsAsync(caller, "AssumeRole", [("RoleArn", role.Arn), ("RoleSessionName", "session"), .. parameters]));

    private static Keys KeysOf(Answer answer) =>
        new(answer.Done()["Credentials/AccessKeyId"]!, answer["Credentials/SecretAccessKey"]!, answer["Credentials/SessionToken"]);

    private static string Sentence(Answer answer) => answer.Message[..answer.Message.IndexOf(" Encoded", StringComparison.Ordinal)];
}
