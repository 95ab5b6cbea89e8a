using IamGateway.ControlPlane.Tests.Framework;
using IamGateway.Identity.Accounts;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.ControlPlane.Tests.Gateway;

public sealed class InstallationTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Fact]
    public async Task An_administrator_of_another_account_does_not_see_what_belongs_to_the_installation()
    {
        var stranger = await NewAdministratorAsync("111122223333");

        foreach (var operation in new[] { "ListRoutes", "ListUnmappedRequests" })
        {
            (await gateway.JsonAsync(gateway.Admin, "iamgateway", $"IamGateway.{operation}", [])).Done();
            Assert.Equal("AccessDeniedException", (await gateway.JsonAsync(stranger, "iamgateway", $"IamGateway.{operation}", [])).Error);
        }

        (await gateway.JsonAsync(stranger, "iamgateway", "IamGateway.ListSessions", [])).Done();   // of its own account
    }

    private async Task<Keys> NewAdministratorAsync(string account)
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
