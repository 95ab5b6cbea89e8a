using IamGateway.ControlPlane.Tests.Framework;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Tests.Operations;

/// <summary>The disk refuses the trail, and goes on to do so: no other test can be here.</summary>
public sealed class UnrecordedChangeTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Fact]
    public async Task A_change_whose_record_is_lost_on_its_way_is_no_success_and_the_next_one_is_not_made()
    {
        (await gateway.StsAsync(gateway.Admin, "GetCallerIdentity")).Done();

        // Tomorrow's file cannot be made.
        gateway.Clock.Advance(TimeSpan.FromDays(1));
        Directory.CreateDirectory(Path.Combine(FolderOfTrail(), $"trail-{gateway.Clock.GetUtcNow():yyyy-MM-dd}.jsonl"));
        var first = await gateway.IamAsync(gateway.Admin, "CreateGroup", ("GroupName", "first"));
        var second = await gateway.IamAsync(gateway.Admin, "CreateGroup", ("GroupName", "second"));

        Assert.Equal(("InternalFailure", "The change was made, but its record has not reached the trail. Look at what is there before you make it again."), (first.Error, first.Message));
        Assert.NotNull(second.Error);
        Assert.DoesNotContain("was made", second.Message);
        await using var db = await gateway.OpenAsync();
        Assert.Equal(["first"], await db.IamGroups.Select(one => one.Name).ToListAsync(CancellationToken.None));
    }

    private string FolderOfTrail() => Path.GetDirectoryName(Directory.EnumerateFiles(gateway.DataFolder, "trail-*.jsonl", SearchOption.AllDirectories).First())!;
}
