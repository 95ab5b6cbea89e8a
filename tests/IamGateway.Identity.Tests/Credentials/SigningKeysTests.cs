using System.Security.Cryptography;
using IamGateway.Identity.Credentials;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IamGateway.Identity.Tests.Credentials;

public sealed class SigningKeysTests
{
    [Fact]
    public async Task The_first_key_is_made_signs_at_once_and_is_kept_sealed()
    {
        await using var store = await TestStore.OpenAsync();
        var keys = store.Get<SigningKeys>();
        Assert.Throws<InvalidOperationException>(() => keys.Current);
        await keys.RefreshAsync(TestStore.Stop);

        byte[] text = [1, 2, 3];
        var signature = keys.Current.Key.SignData(text, HashAlgorithmName.SHA256);
        Assert.True(Assert.Single(keys.Valid).Key.VerifyData(text, signature, HashAlgorithmName.SHA256));
        Assert.Equal(256, keys.Current.Key.KeySize);
        await using var db = store.Db();
        Assert.DoesNotContain(Convert.ToBase64String(keys.Current.Key.ExportPkcs8PrivateKey())[..20], (await db.SigningKeys.SingleAsync()).SealedPrivateKey, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Processes_that_start_at_once_sign_with_one_key()
    {
        await using var store = await TestStore.OpenAsync();
        var processes = new[] { await store.OpenProcessAsync(), await store.OpenProcessAsync(), await store.OpenProcessAsync() };
        await Task.WhenAll(processes.Select(process => Task.Run(() => process.GetRequiredService<SigningKeys>().RefreshAsync(TestStore.Stop))));
        Assert.Single(processes.Select(process => process.GetRequiredService<SigningKeys>().Current.Id).Distinct());
        await using var db = store.Db();
        Assert.Equal(1, await db.SigningKeys.CountAsync());
    }

    [Fact]
    public async Task A_new_key_is_published_before_it_signs_and_the_old_one_verifies_on()
    {
        await using var store = await TestStore.OpenAsync();
        var keys = store.Get<SigningKeys>();
        await keys.RefreshAsync(TestStore.Stop);
        var first = keys.Current.Id;

        store.Clock.Advance(TimeSpan.FromDays(88.9));
        await keys.RefreshAsync(TestStore.Stop);
        Assert.Single(keys.Valid);

        store.Clock.Advance(TimeSpan.FromDays(0.2));   // the day before the first key retires
        await keys.RefreshAsync(TestStore.Stop);
        Assert.Equal(2, keys.Valid.Count);
        Assert.Equal(first, keys.Current.Id);

        store.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.NotEqual(first, keys.Current.Id);
        Assert.Contains(keys.Valid, key => key.Id == first);

        store.Clock.Advance(TimeSpan.FromDays(2));     // the first key has expired, refreshed or not
        Assert.Equal([keys.Current.Id], keys.Valid.Select(key => key.Id));
    }

    [Fact]
    public async Task Keys_that_may_not_sign_any_more_do_not()
    {
        await using var store = await TestStore.OpenAsync();
        var keys = store.Get<SigningKeys>();
        await keys.RefreshAsync(TestStore.Stop);
        store.Clock.Advance(TimeSpan.FromDays(90));
        Assert.Throws<InvalidOperationException>(() => keys.Current);
        Assert.Single(keys.Valid);
    }

    [Fact]
    public async Task A_key_that_was_moved_to_another_row_does_not_load()
    {
        await using var store = await TestStore.OpenAsync();
        await store.Get<SigningKeys>().RefreshAsync(TestStore.Stop);
        await store.ExecuteAsync("UPDATE signing_keys SET id = 'another'");
        await Assert.ThrowsAnyAsync<CryptographicException>(() => store.Get<SigningKeys>().RefreshAsync(TestStore.Stop));
    }

    [Fact]
    public async Task A_key_that_another_process_made_is_known_within_a_second()
    {
        await using var store = await TestStore.OpenAsync();
        await store.Get<SigningKeys>().RefreshAsync(TestStore.Stop);
        store.Clock.Advance(TimeSpan.FromDays(89.5));
        var other = await store.OpenProcessAsync();
        var hosted = other.GetServices<IHostedService>().ToList();
        var keys = other.GetRequiredService<SigningKeys>();
        await store.ExecuteAsync("UPDATE signing_keys SET retires_at = retires_at + 86400000, expires_at = expires_at + 86400000");
        foreach (var one in hosted)
            await one.StartAsync(TestStore.Stop);
        Assert.Single(keys.Valid);

        store.Clock.Advance(TimeSpan.FromDays(1));
        await store.Get<SigningKeys>().RefreshAsync(TestStore.Stop);   // makes the second key in this process
        await other.GetRequiredService<Identity.Storage.ChangeFeed>().ReadAsync(TestStore.Stop);
        Assert.True(SpinWait.SpinUntil(() => keys.Valid.Count == 2, TimeSpan.FromSeconds(5)));
        foreach (var one in hosted)
            await one.StopAsync(TestStore.Stop);
    }
}
