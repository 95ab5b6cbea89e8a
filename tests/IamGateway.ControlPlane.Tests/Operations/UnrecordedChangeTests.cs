using IamGateway.Audit.Trail;
using IamGateway.ControlPlane.Tests.Framework;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.ControlPlane.Tests.Operations;

/// <summary>The trail takes nothing any more, from the moment that a change is made: no other test can be here.</summary>
public sealed class UnrecordedChangeTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Fact]
    public async Task A_change_whose_record_is_lost_on_its_way_is_no_success_and_the_next_one_is_not_made()
    {
        // Subscribers hear of a change when it is committed, before the call goes on: between the change and its record.
        var stopped = Task.CompletedTask;
        gateway.Services.GetRequiredService<ChangeFeed>().Subscribe(change =>
        {
            if (change.Entity == "iam_groups")
                stopped = gateway.Services.GetRequiredService<AuditTrail>().StopAsync(CancellationToken.None);
        });

        var first = await gateway.IamAsync(gateway.Admin, "CreateGroup", ("GroupName", "first"));
        var second = await gateway.IamAsync(gateway.Admin, "CreateGroup", ("GroupName", "second"));
        await stopped;

        Assert.Equal(("InternalFailure", "The change was made, but its record has not reached the trail. Look at what is there before you make it again."), (first.Error, first.Message));
        Assert.NotNull(second.Error);
        Assert.DoesNotContain("was made", second.Message);
        await using var db = await gateway.OpenAsync();
        Assert.Equal(["first"], await db.IamGroups.Select(one => one.Name).ToListAsync(CancellationToken.None));
    }
}
