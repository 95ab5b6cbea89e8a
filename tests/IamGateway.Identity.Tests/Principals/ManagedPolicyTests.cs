using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Tests.Principals;

public sealed class ManagedPolicyTests
{
    [Fact]
    public async Task A_number_of_a_version_is_never_given_again()
    {
        await using var store = await TestStore.OpenAsync();
        await store.AddAsync(Given.Account(), Given.Policy());
        foreach (var expected in new[] { 2, 3, 4 })
        {
            await using var db = store.Db();
            var policy = await db.ManagedPolicies.Include(policy => policy.Versions).SingleAsync(policy => policy.AccountId != null);
            policy.Versions.RemoveAll(version => version.Number != policy.DefaultVersion);   // all but the default one are deleted each time
            store.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(expected, policy.AddVersion(Given.Allow, store.Clock.GetUtcNow()).Number);
            await db.CommitAsync(TestStore.Stop);
        }

        await using var after = store.Db();
        var stored = await after.ManagedPolicies.Include(policy => policy.Versions).SingleAsync(policy => policy.AccountId != null);
        Assert.Equal([1, 4], stored.Versions.Select(version => version.Number).Order());
        Assert.Equal((1, 4, store.Clock.GetUtcNow()), (stored.DefaultVersion, stored.LastVersion, stored.UpdatedAt));
    }
}
