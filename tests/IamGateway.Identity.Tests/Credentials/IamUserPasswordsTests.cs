using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Tests.Credentials;

public sealed class IamUserPasswordsTests
{
    /// <summary>Password, and a word of the refusal; null: fine. The policy asks for everything and sixteen characters.</summary>
    public static TheoryData<string, string?> OfAStrictAccount => new()
    {
        { "Quiet-river-8888", null },
        { "Quiet-river-888", "16" },
        { "Quiet river 8888", "symbol" },
        { "Quiet-river-aaaa", "digit" },
        { "quiet-river-8888", "uppercase" },
        { "QUIET-RIVER-8888", "lowercase" },
        { "Ärger-ßüöä-8888é", "uppercase" },          // letters from A to Z are meant
    };

    [Theory, MemberData(nameof(OfAStrictAccount))]
    public async Task The_accounts_policy_adds_to_everybodys_rules(string password, string? reason)
    {
        await using var store = await TestStore.OpenAsync();
        var user = Given.User();
        await store.AddAsync(Given.Account(), user, new PasswordPolicy { AccountId = Given.AccountId, MinimumLength = 16, RequireSymbols = true, RequireNumbers = true, RequireUppercase = true, RequireLowercase = true });
        if (reason is null)
        {
            await SetAsync(store, password);
            return;
        }

        var refusal = await Assert.ThrowsAsync<PasswordRefusedException>(() => SetAsync(store, password));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(password, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lax_policy_takes_nothing_from_everybodys_rules()
    {
        await using var store = await TestStore.OpenAsync();
        await store.AddAsync(Given.Account(), Given.User(), new PasswordPolicy { AccountId = Given.AccountId });
        await Assert.ThrowsAsync<PasswordRefusedException>(() => SetAsync(store, "short"));
        await Assert.ThrowsAsync<PasswordRefusedException>(() => SetAsync(store, "password1234"));
    }

    [Fact]
    public async Task Setting_a_password_notes_when_and_whether_it_must_be_changed()
    {
        await using var store = await TestStore.OpenAsync();
        await store.AddAsync(Given.Account(), Given.User());
        await SetAsync(store, "a quiet river", resetRequired: true);
        await using var db = store.Db();
        var user = await db.IamUsers.SingleAsync();
        Assert.Equal((true, store.Clock.GetUtcNow()), (user.PasswordResetRequired, user.PasswordSetAt));
        Assert.True(await store.Get<Passwords>().VerifyAsync(user.PasswordHash, "a quiet river", TestStore.Stop));
        var noted = await db.PasswordHistory.SingleAsync();
        Assert.Equal((user.Id, user.PasswordHash, store.Clock.GetUtcNow()), (noted.UserId, noted.Hash, noted.SetAt));
    }

    [Fact]
    public async Task One_of_the_last_passwords_is_refused_and_an_older_one_is_fine()
    {
        await using var store = await TestStore.OpenAsync();
        await store.AddAsync(Given.Account(), Given.User(), new PasswordPolicy { AccountId = Given.AccountId, ReusePrevention = 2 });
        await SetAsync(store, "the first river");
        await SetAsync(store, "the second river");
        await SetAsync(store, "the third river");
        await Assert.ThrowsAsync<PasswordRefusedException>(() => SetAsync(store, "the third river"));
        await Assert.ThrowsAsync<PasswordRefusedException>(() => SetAsync(store, "the second river"));
        await SetAsync(store, "the first river");
    }

    [Fact]
    public void A_password_expires_after_its_days()
    {
        var policy = new PasswordPolicy { AccountId = Given.AccountId };
        var set = new DateTimeOffset(2026, 2, 1, 8, 0, 0, TimeSpan.Zero);
        Assert.Null(policy.ExpiryOf(set));
        policy.MaxAgeDays = 90;
        Assert.Equal(new DateTimeOffset(2026, 5, 2, 8, 0, 0, TimeSpan.Zero), policy.ExpiryOf(set));
    }

    private static async Task SetAsync(TestStore store, string password, bool resetRequired = false)
    {
        await using var db = store.Db();
        await store.Get<IamUserPasswords>().SetAsync(db, await db.IamUsers.SingleAsync(), password, resetRequired, TestStore.Stop);
        await db.CommitAsync(TestStore.Stop);
    }
}
