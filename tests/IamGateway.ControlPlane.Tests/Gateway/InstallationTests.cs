using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Gateway;

public sealed class InstallationTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Fact]
    public async Task An_administrator_of_another_account_does_not_see_what_belongs_to_the_installation()
    {
        var stranger = await gateway.NewStrangerAsync("111122223333");

        foreach (var operation in new[] { "ListRoutes", "ListUnmappedRequests" })
        {
            (await gateway.JsonAsync(gateway.Admin, "iamgateway", $"IamGateway.{operation}", [])).Done();
            Assert.Equal("AccessDeniedException", (await gateway.JsonAsync(stranger, "iamgateway", $"IamGateway.{operation}", [])).Error);
        }

        (await gateway.JsonAsync(stranger, "iamgateway", "IamGateway.ListSessions", [])).Done();   // of its own account
    }
}
