using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Iam.PasswordPolicies;

public sealed class PasswordPolicyTests(TestGateway gateway) : IClassFixture<TestGateway>, IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await CallAsync("DeleteAccountPasswordPolicy");

    [Fact]
    public async Task A_policy_is_set_replaced_as_a_whole_and_deleted()
    {
        var none = await CallAsync("GetAccountPasswordPolicy");
        Assert.Equal("NoSuchEntity", none.Error);
        Assert.Equal($"The Password Policy with domain name {gateway.Account} cannot be found.", none.Message);

        (await CallAsync("UpdateAccountPasswordPolicy", ("MinimumPasswordLength", "16"), ("RequireSymbols", "true"), ("MaxPasswordAge", "90"), ("PasswordReusePrevention", "5"), ("HardExpiry", "true"))).Done();
        var set = (await CallAsync("GetAccountPasswordPolicy")).Done();
        Assert.Equal(["16", "true", "false", "90", "5", "true", "true"], Values(set, "MinimumPasswordLength", "RequireSymbols", "RequireNumbers", "MaxPasswordAge", "PasswordReusePrevention", "HardExpiry", "ExpirePasswords"));

        (await CallAsync("UpdateAccountPasswordPolicy", ("RequireNumbers", "true"))).Done();
        var replaced = (await CallAsync("GetAccountPasswordPolicy")).Done();
        Assert.Equal(["6", "false", "true", null, null, "false", "false"], Values(replaced, "MinimumPasswordLength", "RequireSymbols", "RequireNumbers", "MaxPasswordAge", "PasswordReusePrevention", "HardExpiry", "ExpirePasswords"));

        (await CallAsync("DeleteAccountPasswordPolicy")).Done();
        Assert.Equal("NoSuchEntity", (await CallAsync("GetAccountPasswordPolicy")).Error);
        Assert.Equal("NoSuchEntity", (await CallAsync("DeleteAccountPasswordPolicy")).Error);
    }

    [Theory]
    [InlineData("MinimumPasswordLength", "5")]
    [InlineData("MinimumPasswordLength", "129")]
    [InlineData("MaxPasswordAge", "0")]
    [InlineData("PasswordReusePrevention", "25")]
    [InlineData("HardExpiry", "perhaps")]
    public async Task A_value_out_of_bounds_is_refused(string name, string value) =>
        Assert.Equal("ValidationError", (await CallAsync("UpdateAccountPasswordPolicy", (name, value))).Error);

    /// <summary>Parameter of the policy, its value, a password that it refuses, and one that it allows.</summary>
    public static TheoryData<string, string, string, string> Rules => new()
    {
        { "MinimumPasswordLength",      "20",   "nineteen-characters",  "twenty-characters-ok" },
        { "RequireSymbols",             "true", "no symbols in here",   "one symbol in here!" },
        { "RequireNumbers",             "true", "no number in here",    "1 number in here now" },
        { "RequireUppercaseCharacters", "true", "no capital in here",   "One capital in here" },
        { "RequireLowercaseCharacters", "true", "ALL CAPITALS IN HERE", "aLL CAPITALS BUT ONE" },
    };

    [Theory, MemberData(nameof(Rules))]
    public async Task New_passwords_obey_the_policy(string rule, string value, string refused, string allowed)
    {
        await gateway.NewUserAsync(rule);
        (await CallAsync("UpdateAccountPasswordPolicy", (rule, value))).Done();

        Assert.Equal("PasswordPolicyViolation", (await CallAsync("CreateLoginProfile", ("UserName", rule), ("Password", refused))).Error);
        (await CallAsync("CreateLoginProfile", ("UserName", rule), ("Password", allowed))).Done();
        Assert.Equal("PasswordPolicyViolation", (await CallAsync("UpdateLoginProfile", ("UserName", rule), ("Password", refused))).Error);
    }

    [Fact]
    public async Task Former_passwords_are_not_used_again()
    {
        var tara = await gateway.NewUserAsync("tara");
        (await CallAsync("UpdateAccountPasswordPolicy", ("PasswordReusePrevention", "2"), ("AllowUsersToChangePassword", "true"))).Done();
        (await CallAsync("CreateLoginProfile", ("UserName", "tara"), ("Password", "the first password"))).Done();
        (await gateway.IamAsync(tara, "ChangePassword", ("OldPassword", "the first password"), ("NewPassword", "the second password"))).Done();

        Assert.Equal("PasswordPolicyViolation", (await gateway.IamAsync(tara, "ChangePassword", ("OldPassword", "the second password"), ("NewPassword", "the first password"))).Error);
        (await gateway.IamAsync(tara, "ChangePassword", ("OldPassword", "the second password"), ("NewPassword", "the third password"))).Done();
        (await gateway.IamAsync(tara, "ChangePassword", ("OldPassword", "the third password"), ("NewPassword", "the first password"))).Done();
    }

    [Fact]
    public async Task The_policy_may_let_users_change_their_passwords_and_a_deny_still_counts()
    {
        const string Deny = """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"iam:ChangePassword","Resource":"*"}}""";
        var (uwe, vera) = (await gateway.NewUserAsync("uwe"), await gateway.NewUserAsync("vera", Deny));
        foreach (var name in new[] { "uwe", "vera" })
            (await CallAsync("CreateLoginProfile", ("UserName", name), ("Password", "the first password"))).Done();

        Assert.Equal("AccessDenied", (await ChangeAsync(uwe)).Error);
        (await CallAsync("UpdateAccountPasswordPolicy", ("AllowUsersToChangePassword", "true"))).Done();

        (await ChangeAsync(uwe)).Done();
        var denied = await ChangeAsync(vera);
        Assert.Equal("AccessDenied", denied.Error);
        Assert.Contains("with an explicit deny in", denied.Message, StringComparison.Ordinal);

        Task<Answer> ChangeAsync(Keys keys) => gateway.IamAsync(keys, "ChangePassword", ("OldPassword", "the first password"), ("NewPassword", "the second password"));
    }

    private static IEnumerable<string?> Values(Answer answer, params string[] names) => names.Select(name => answer["PasswordPolicy/" + name]);

    private Task<Answer> CallAsync(string action, params (string Name, string Value)[] parameters) => gateway.IamAsync(gateway.Admin, action, parameters);
}
