using IamGateway.Identity.Accounts;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.Identity.Tests.Accounts;

public sealed class FoundingTests
{
    [Fact]
    public async Task An_empty_store_gets_an_organization_with_its_account_and_a_root_user_who_cannot_sign_in()
    {
        await using var store = await TestStore.OpenAsync();
        var organization = await EnsureAsync(store.Services, store, null);

        await using var db = store.Db();
        var account = await db.Accounts.Include(account => account.Root).SingleAsync();
        Assert.Equal(organization.ManagementAccountId, account.Id);
        Assert.Matches("^[1-9][0-9]{11}$", account.Id);
        Assert.Matches("^o-[a-z0-9]{10}$", organization.Id);
        Assert.Equal(("root@example.com", null), (account.Root!.Email, account.Root.PasswordHash));
    }

    [Fact]
    public async Task What_exists_stays_as_it_is()
    {
        await using var store = await TestStore.OpenAsync();
        var first = await EnsureAsync(store.Services, store, Given.AccountId);
        var second = await EnsureAsync(store.Services, store, Given.OtherAccountId);
        Assert.Equal((first.Id, Given.AccountId), (second.Id, second.ManagementAccountId));
    }

    [Fact]
    public async Task Processes_that_start_at_once_found_one()
    {
        await using var store = await TestStore.OpenAsync();
        var processes = new[] { await store.OpenProcessAsync(), await store.OpenProcessAsync(), await store.OpenProcessAsync() };
        var founded = await Task.WhenAll(processes.Select(process => Task.Run(() => EnsureAsync(process, store, null))));
        Assert.Single(founded.Select(organization => organization.Id).Distinct());
    }

    private static Task<Organization> EnsureAsync(ServiceProvider process, TestStore store, string? accountId) =>
        Founding.EnsureAsync(process.GetRequiredService<IDbContextFactory<IdentityDb>>(), store.Clock, "Main", "root@example.com", accountId, TestStore.Stop);
}
