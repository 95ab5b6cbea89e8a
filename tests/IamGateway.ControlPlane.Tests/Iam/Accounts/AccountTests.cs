using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Iam.Accounts;

public sealed class AccountTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Fact]
    public async Task An_alias_is_given_exchanged_and_taken()
    {
        (await CallAsync("CreateAccountAlias", ("AccountAlias", "example-corp"))).Done();
        (await CallAsync("CreateAccountAlias", ("AccountAlias", "example-corp2"))).Done();
        Assert.Equal("example-corp2", (await CallAsync("ListAccountAliases")).Done()["AccountAliases/member"]);

        var other = await CallAsync("DeleteAccountAlias", ("AccountAlias", "example-corp"));
        Assert.Equal("NoSuchEntity", other.Error);
        (await CallAsync("DeleteAccountAlias", ("AccountAlias", "example-corp2"))).Done();
        Assert.Equal("", (await CallAsync("ListAccountAliases")).Done()["AccountAliases"]);
    }

    [Fact]
    public async Task An_alias_of_another_account_is_taken()
    {
        await using var db = await gateway.OpenAsync();
        db.Add(new IamGateway.Identity.Accounts.Account { Id = "210987654321", Name = "Other", Alias = "other-corp", CreatedAt = gateway.Clock.GetUtcNow() });
        await db.CommitAsync(CancellationToken.None);

        var taken = await CallAsync("CreateAccountAlias", ("AccountAlias", "other-corp"));

        Assert.Equal("EntityAlreadyExists", taken.Error);
        Assert.Equal("The account alias other-corp already exists.", taken.Message);
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("-abc")]
    [InlineData("abc-")]
    [InlineData("a--b")]
    [InlineData("Abc")]
    public async Task What_is_no_alias_is_refused(string alias) =>
        Assert.Equal("ValidationError", (await CallAsync("CreateAccountAlias", ("AccountAlias", alias))).Error);

    [Fact]
    public async Task The_summary_counts()
    {
        (await CallAsync("CreateGroup", ("GroupName", "Counted"))).Done();
        (await CallAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "counted"))).Done();

        var summary = (await CallAsync("GetAccountSummary")).Done();
        var numbers = summary.All("key").Zip(summary.All("value")).ToDictionary(entry => entry.First, entry => entry.Second, StringComparer.Ordinal);

        Assert.Equal(
            ["1", "1", "1", "0", "0", "2", "10"],
            new[] { "Users", "Groups", "MFADevices", "MFADevicesInUse", "AccountMFAEnabled", "AccessKeysPerUserQuota", "GroupsPerUserQuota" }.Select(name => numbers[name]));
    }

    [Fact]
    public async Task The_version_of_sts_tokens_is_kept_and_told()
    {
        Assert.Equal("1", await VersionAsync());

        (await gateway.IamAsync(gateway.Admin, "SetSecurityTokenServicePreferences", ("GlobalEndpointTokenVersion", "v2Token"))).Done();
        Assert.Equal("2", await VersionAsync());
        Assert.Equal("ValidationError", (await gateway.IamAsync(gateway.Admin, "SetSecurityTokenServicePreferences", ("GlobalEndpointTokenVersion", "v3Token"))).Error);
        (await gateway.IamAsync(gateway.Admin, "SetSecurityTokenServicePreferences", ("GlobalEndpointTokenVersion", "v1Token"))).Done();
        Assert.Equal("1", await VersionAsync());

        async Task<string> VersionAsync()
        {
            var summary = (await gateway.IamAsync(gateway.Admin, "GetAccountSummary")).Done();
            return summary.All("value")[summary.All("key").ToList().IndexOf("GlobalEndpointTokenVersion")];
        }
    }

    [Fact]
    public async Task The_management_account_alone_lists_the_features_of_the_organization()
    {
        var features = (await gateway.IamAsync(gateway.Admin, "ListOrganizationsFeatures")).Done();

        Assert.StartsWith("o-", features["OrganizationId"], StringComparison.Ordinal);
        Assert.Empty(features.All("member"));
        Assert.Equal("AccountNotManagementOrDelegatedAdministratorException", (await gateway.IamAsync(await gateway.NewStrangerAsync("111122223333"), "ListOrganizationsFeatures")).Error);
    }

    private Task<Answer> CallAsync(string action, params (string Name, string Value)[] parameters) => gateway.IamAsync(gateway.Admin, action, parameters);
}
