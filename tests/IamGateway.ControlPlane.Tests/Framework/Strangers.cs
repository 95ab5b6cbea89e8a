using IamGateway.Identity.Accounts;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.ControlPlane.Tests.Framework;

/// <summary>Administrators of accounts that are not the test's own.</summary>
internal static class Strangers
{
    /// <summary>Makes an account with an administrator.</summary>
    public static async Task<Keys> NewStrangerAsync(this TestGateway gateway, string account)
    {
        await using var db = await gateway.OpenAsync();
        var now = gateway.Clock.GetUtcNow();
        var user = new IamUser { Id = UniqueId.Iam("AIDA"), AccountId = account, Name = "stranger", CreatedAt = now };
        var (key, secret) = AccessKeys.New(gateway.Services.GetRequiredService<KeyRing>(), user.Id, gateway.Clock);
        var administrator = await db.ManagedPolicies.SingleAsync(policy => policy.AccountId == null && policy.Name == BuiltInPolicies.AdministratorAccess, CancellationToken.None);
        db.AddRange(new Account { Id = account, Name = "another", CreatedAt = now }, user, key, new PolicyAttachment { PolicyId = administrator.Id, UserId = user.Id });
        await db.CommitAsync(CancellationToken.None);
        return new Keys(key.Id, secret);
    }
}
