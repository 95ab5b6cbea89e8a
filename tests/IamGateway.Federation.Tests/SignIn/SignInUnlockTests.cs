using IamGateway.Federation.SignIn;
using IamGateway.Federation.Tests.Hosting;
using IamGateway.Identity.Sessions;

namespace IamGateway.Federation.Tests.SignIn;

public sealed class SignInUnlockTests : IAsyncLifetime
{
    private FederationHost _host = null!;
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        _host = await FederationHost.StartAsync();
        _browser = _host.NewBrowser();
        await Given.AccountAsync(_host);
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_is_unlocked_may_try_again_at_once_and_nobody_else()
    {
        var alice = await Given.PersonAsync(_host, "alice");
        await Given.PersonAsync(_host, "bob");
        await LockAsync("alice", "");
        await LockAsync("bob", "");

        Assert.True(await UnlockAsync(new SignInSubject(PersonId: alice.Id)));

        Assert.Equal(SignInOutcome.Succeeded, (await _browser.SignInAsync("ALICE", Given.Password)).Outcome);
        Assert.Equal(SignInOutcome.Locked, (await _browser.SignInAsync("bob", Given.Password)).Outcome);
    }

    [Fact]
    public async Task Users_and_root_users_of_accounts_are_unlocked_too()
    {
        await LockAsync("build", Given.AccountId);
        await LockAsync(Given.RootEmail, Given.AccountId);
        await using var db = _host.Db();

        Assert.True(await UnlockAsync(new SignInSubject(UserId: db.IamUsers.Single().Id)));
        Assert.Equal(SignInOutcome.Locked, (await _browser.SignInAsync(Given.RootEmail, Given.Password, Given.AccountId)).Outcome);
        Assert.True(await UnlockAsync(new SignInSubject(RootAccountId: Given.AccountId)));

        Assert.Equal(SignInOutcome.Succeeded, (await _browser.SignInAsync("build", Given.Password, Given.Alias)).Outcome);
        Assert.Equal(SignInOutcome.Succeeded, (await _browser.SignInAsync(Given.RootEmail, Given.Password, Given.AccountId)).Outcome);
    }

    [Fact]
    public async Task There_may_be_nothing_to_forget()
    {
        Assert.False(await UnlockAsync(new SignInSubject(RootAccountId: Given.AccountId)));
        Assert.False(await UnlockAsync(new SignInSubject(PersonId: "nobody")));
    }

    private Task<bool> UnlockAsync(SignInSubject subject) => _host.Get<SignInUnlock>().UnlockAsync(subject, CancellationToken.None);

    private async Task LockAsync(string name, string account)
    {
        for (var attempt = 0; attempt < 5; attempt++)
            await _browser.SignInAsync(name, "wrong", account);
        Assert.Equal(SignInOutcome.Locked, (await _browser.SignInAsync(name, Given.Password, account)).Outcome);
    }
}
