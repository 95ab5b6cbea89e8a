using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.Identity.Tests.Storage;

public sealed class UpgradeTests
{
    [Fact]
    public async Task Every_file_is_applied_once_and_the_built_in_policies_are_there()
    {
        await using var store = await TestStore.OpenAsync();
        await store.Services.UpgradeIdentityAsync(TestStore.Stop);
        await using var db = store.Db();
        Assert.Equal(SchemaUpgrade.Files.Select(file => file.Name), await db.Database.SqlQuery<string>($"SELECT name AS Value FROM schema_versions ORDER BY number").ToListAsync());
        Assert.Equal(BuiltInPolicy.All.Length, await db.ManagedPolicies.CountAsync());
    }

    [Fact]
    public async Task Processes_that_start_at_once_on_an_empty_folder_both_find_the_schema()
    {
        var folder = Directory.CreateTempSubdirectory("iamgateway-").FullName;
        var processes = Enumerable.Range(0, 4).Select(_ => new ServiceCollection().AddIdentity(Path.Combine(folder, "data")).BuildServiceProvider()).ToList();
        await Task.WhenAll(processes.Select(process => Task.Run(() => process.UpgradeIdentityAsync(TestStore.Stop))));
        foreach (var process in processes)
        {
            await using var db = TestStore.DbOf(process);
            Assert.Equal(BuiltInPolicy.All.Length, await db.ManagedPolicies.CountAsync());
            Assert.Equal(SchemaUpgrade.Files.Count, await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM schema_versions").SingleAsync());
        }

        processes.ForEach(process => process.Dispose());
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_left_alone()
    {
        await using var store = await TestStore.OpenAsync();
        await store.ExecuteAsync("INSERT INTO schema_versions VALUES (9999, '9999_future.sql', 1)");
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => store.Services.UpgradeIdentityAsync(TestStore.Stop));
        Assert.Contains("9999", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_are_numbered_without_a_gap() =>
        Assert.Equal(Enumerable.Range(1, SchemaUpgrade.Files.Count), SchemaUpgrade.Files.Select(file => file.Number));
}
