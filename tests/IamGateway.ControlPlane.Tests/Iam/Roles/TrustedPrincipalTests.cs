using IamGateway.ControlPlane.Tests.Framework;
using IamGateway.ControlPlane.Tests.Iam.Policies;
using IamGateway.Identity.Accounts;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.ControlPlane.Tests.Iam.Roles;

/// <summary>A trust policy is about who was named in it, not about who has the name. Source: IAM User Guide, "AWS JSON policy elements: Principal", "IAM role principals" and "IAM user principals".</summary>
public sealed class TrustedPrincipalTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private const string Other = "210987654321";

    [Fact]
    public async Task A_user_made_anew_is_another()
    {
        var before = await gateway.NewUserAsync("again");
        var id = await IdOfUserAsync("again");
        var role = await NewRoleAsync("trusts-again", Documents.Trust(User("again")));
        Assert.Null((await AssumeAsync(before, role)).Error);

        await DeleteUserAsync("again", before);
        var after = await gateway.NewUserAsync("again");

        Assert.Equal("AccessDenied", (await AssumeAsync(after, role)).Error);
        Assert.Equal(Documents.Trust(id), await TrustOfAsync("trusts-again"));
        (await gateway.IamAsync(gateway.Admin, "UpdateAssumeRolePolicy", ("RoleName", "trusts-again"), ("PolicyDocument", Documents.Trust(User("again"))))).Done();
        Assert.Null((await AssumeAsync(after, role)).Error);
        Assert.Equal(Documents.Trust(User("again")), await TrustOfAsync("trusts-again"));
    }

    [Fact]
    public async Task A_user_stays_trusted_under_another_name_and_whoever_takes_the_old_one_is_not()
    {
        var keys = await gateway.NewUserAsync("former");
        var role = await NewRoleAsync("trusts-former", Documents.Trust(User("former")));
        Assert.Null((await AssumeAsync(keys, role)).Error);

        (await gateway.IamAsync(gateway.Admin, "UpdateUser", ("UserName", "former"), ("NewUserName", "latter"), ("NewPath", "/team/"))).Done();
        var usurper = await gateway.NewUserAsync("former");

        Assert.Null((await AssumeAsync(keys, role)).Error);
        Assert.Equal("AccessDenied", (await AssumeAsync(usurper, role)).Error);
        Assert.Equal(Documents.Trust(User("team/latter")), await TrustOfAsync("trusts-former"));

        // What is shown can be sent back, and means the same.
        (await gateway.IamAsync(gateway.Admin, "UpdateAssumeRolePolicy", ("RoleName", "trusts-former"), ("PolicyDocument", await TrustOfAsync("trusts-former")))).Done();
        Assert.Null((await AssumeAsync(keys, role)).Error);
        Assert.Equal("AccessDenied", (await AssumeAsync(usurper, role)).Error);
    }

    [Fact]
    public async Task Two_users_who_swap_names_are_still_told_apart()
    {
        var (red, blue) = (await gateway.NewUserAsync("red"), await gateway.NewUserAsync("blue"));
        var role = await NewRoleAsync("trusts-red", Documents.Trust(User("red")));
        foreach (var (from, to) in new[] { ("red", "spare"), ("blue", "red"), ("spare", "blue") })
            (await gateway.IamAsync(gateway.Admin, "UpdateUser", ("UserName", from), ("NewUserName", to))).Done();

        Assert.Null((await AssumeAsync(red, role)).Error);
        Assert.Equal("AccessDenied", (await AssumeAsync(blue, role)).Error);
    }

    [Theory]
    [InlineData("by-role", "arn:aws:iam::ACCOUNT:role/NAME", "ID")]
    [InlineData("by-session", "arn:aws:sts::ACCOUNT:assumed-role/NAME/work", "ID:work")]
    public async Task A_role_made_anew_is_another(string name, string principal, string shown)
    {
        var trusted = await NewRoleAsync(name, Documents.Trust(User("admin")));
        var id = await IdOfRoleAsync(name);
        var written = principal.Replace("ACCOUNT", gateway.Account).Replace("NAME", name);
        var role = await NewRoleAsync($"trusts-{name}", Documents.Trust(written));
        Assert.Null((await AssumeAsync(await SessionAsync(gateway.Admin, trusted), role)).Error);
        Assert.Equal(Documents.Trust(written), await TrustOfAsync($"trusts-{name}"));

        (await gateway.IamAsync(gateway.Admin, "DeleteRole", ("RoleName", name))).Done();
        await NewRoleAsync(name, Documents.Trust(User("admin")));

        Assert.Equal("AccessDenied", (await AssumeAsync(await SessionAsync(gateway.Admin, trusted), role)).Error);
        Assert.Equal(Documents.Trust(shown.Replace("ID", id)), await TrustOfAsync($"trusts-{name}"));
    }

    [Fact]
    public async Task Who_is_trusted_in_another_account_is_known_by_id_too()
    {
        await AddOtherAccountAsync();
        var principal = $"arn:aws:iam::{Other}:user/guest";
        Assert.Equal(
            ("MalformedPolicyDocument", $"Invalid principal in policy: \"AWS\":\"{principal}\""),
            await ErrorOfAsync(gateway.IamAsync(gateway.Admin, "CreateRole", ("RoleName", "trusts-guest"), ("AssumeRolePolicyDocument", Documents.Trust(principal)))));

        var before = await AddGuestAsync("AIDAGUESTGUESTGUEST01");
        var role = await NewRoleAsync("trusts-guest", Documents.Trust(principal));
        Assert.Null((await AssumeAsync(before, role)).Error);
        await using (var db = await gateway.OpenAsync())
        {
            db.Remove(await db.IamUsers.SingleAsync(user => user.AccountId == Other));
            await db.CommitAsync(CancellationToken.None);
        }

        var after = await AddGuestAsync("AIDAGUESTGUESTGUEST02");
        Assert.Equal("AccessDenied", (await AssumeAsync(after, role)).Error);
        Assert.Equal(Documents.Trust("AIDAGUESTGUESTGUEST01"), await TrustOfAsync("trusts-guest"));
    }

    [Fact]
    public async Task A_denied_user_who_is_gone_denies_nobody()
    {
        var before = await gateway.NewUserAsync("denied");
        var deny = Documents.Trust(gateway.Account)[..^2] + $$""",{"Effect":"Deny","Principal":{"AWS":"{{User("denied")}}"},"Action":"sts:AssumeRole"}]}""";
        var role = await NewRoleAsync("denies", deny);
        Assert.Contains("explicit deny", (await AssumeAsync(before, role)).Message);

        await DeleteUserAsync("denied", before);
        var after = await gateway.NewUserAsync("denied", ["sts:AssumeRole"], "*");

        Assert.Null((await AssumeAsync(after, role)).Error);
    }

    [Theory]
    [InlineData("AIDAQ3EGVQNL6VX4OWY7T")]
    [InlineData("AROAQ3EGVQNL6VX4OWY7T")]
    public async Task The_id_of_who_is_gone_cannot_be_written(string id)
    {
        await NewRoleAsync($"gone-{id}", Documents.Trust(gateway.Account));

        Assert.Equal(
            ("MalformedPolicyDocument", $"Invalid principal in policy: \"AWS\":\"{id}\""),
            await ErrorOfAsync(gateway.IamAsync(gateway.Admin, "UpdateAssumeRolePolicy", ("RoleName", $"gone-{id}"), ("PolicyDocument", Documents.Trust(id)))));
    }

    [Fact]
    public async Task Lists_profiles_and_authorization_details_show_who_is_trusted_today()
    {
        await gateway.NewUserAsync("listed");
        await NewRoleAsync("trusts-listed", Documents.Trust(User("listed")));
        (await gateway.IamAsync(gateway.Admin, "CreateInstanceProfile", ("InstanceProfileName", "listed"))).Done();
        (await gateway.IamAsync(gateway.Admin, "AddRoleToInstanceProfile", ("InstanceProfileName", "listed"), ("RoleName", "trusts-listed"))).Done();
        (await gateway.IamAsync(gateway.Admin, "UpdateUser", ("UserName", "listed"), ("NewUserName", "renamed"))).Done();

        Answer[] answers =
        [
            await gateway.IamAsync(gateway.Admin, "ListRoles"),
            await gateway.IamAsync(gateway.Admin, "GetInstanceProfile", ("InstanceProfileName", "listed")),
            await gateway.IamAsync(gateway.Admin, "GetAccountAuthorizationDetails", ("Filter.member.1", "Role")),
            await gateway.IamAsync(gateway.Admin, "UpdateRoleDescription", ("RoleName", "trusts-listed"), ("Description", "new")),
        ];

        Assert.All(answers, answer =>
        {
            var documents = answer.Done().All("AssumeRolePolicyDocument").Select(Uri.UnescapeDataString).ToList();
            Assert.Contains(Documents.Trust(User("renamed")), documents);
            Assert.DoesNotContain(Documents.Trust(User("listed")), documents);
        });
    }

    [Fact]
    public async Task Sessions_of_a_user_and_of_a_role_that_were_made_anew_stay_dead()
    {
        var user = await gateway.NewUserAsync("dead");
        var role = await NewRoleAsync("dead", Documents.Trust(User("admin")));
        var sessions = new[] { KeysOf(await gateway.StsAsync(user, "GetSessionToken")), await SessionAsync(gateway.Admin, role) };

        await DeleteUserAsync("dead", user);
        (await gateway.IamAsync(gateway.Admin, "DeleteRole", ("RoleName", "dead"))).Done();
        await gateway.NewUserAsync("dead");
        await NewRoleAsync("dead", Documents.Trust(User("admin")));

        foreach (var session in sessions)
            Assert.Equal("InvalidClientTokenId", (await gateway.StsAsync(session, "GetCallerIdentity")).Error);
    }

    private static Keys KeysOf(Answer answer) => new(answer.Done()["Credentials/AccessKeyId"]!, answer["Credentials/SecretAccessKey"]!, answer["Credentials/SessionToken"]!);

    private static async Task<(string?, string)> ErrorOfAsync(Task<Answer> call)
    {
        var answer = await call;
        return (answer.Error, answer.Message);
    }

    private string User(string name) => $"arn:aws:iam::{gateway.Account}:user/{name}";

    private async Task DeleteUserAsync(string name, Keys keys)
    {
        (await gateway.IamAsync(gateway.Admin, "DeleteAccessKey", ("UserName", name), ("AccessKeyId", keys.Id))).Done();
        (await gateway.IamAsync(gateway.Admin, "DeleteUser", ("UserName", name))).Done();
    }

    /// <returns>Its ARN.</returns>
    private async Task<string> NewRoleAsync(string name, string trust) =>
        (await gateway.IamAsync(gateway.Admin, "CreateRole", ("RoleName", name), ("AssumeRolePolicyDocument", trust))).Done()["Role/Arn"]!;

    private Task<Answer> AssumeAsync(Keys caller, string role) => gateway.StsAsync(caller, "AssumeRole", ("RoleArn", role), ("RoleSessionName", "work"));

    private async Task<Keys> SessionAsync(Keys caller, string role) => KeysOf(await AssumeAsync(caller, role));

    private async Task<string> TrustOfAsync(string role) =>
        Uri.UnescapeDataString((await gateway.IamAsync(gateway.Admin, "GetRole", ("RoleName", role))).Done()["Role/AssumeRolePolicyDocument"]!);

    private async Task<string> IdOfUserAsync(string name) => (await gateway.IamAsync(gateway.Admin, "GetUser", ("UserName", name))).Done()["User/UserId"]!;

    private async Task<string> IdOfRoleAsync(string name) => (await gateway.IamAsync(gateway.Admin, "GetRole", ("RoleName", name))).Done()["Role/RoleId"]!;

    private async Task AddOtherAccountAsync()
    {
        await using var db = await gateway.OpenAsync();
        db.Add(new Account { Id = Other, Name = "Other", CreatedAt = gateway.Clock.GetUtcNow() });
        await db.CommitAsync(CancellationToken.None);
    }

    private async Task<Keys> AddGuestAsync(string id)
    {
        await using var db = await gateway.OpenAsync();
        var (key, secret) = Identity.Credentials.AccessKeys.New(gateway.Services.GetRequiredService<KeyRing>(), id, gateway.Clock);
        db.AddRange(
            new IamUser { Id = id, AccountId = Other, Name = "guest", CreatedAt = gateway.Clock.GetUtcNow() }, key,
            new InlinePolicy { Name = "given", Document = Documents.Allow("sts:AssumeRole"), UserId = id });
        await db.CommitAsync(CancellationToken.None);
        return new Keys(key.Id, secret);
    }
}
