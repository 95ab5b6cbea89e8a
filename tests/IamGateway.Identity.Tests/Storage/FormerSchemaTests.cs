using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Tests.Storage;

/// <summary>A database of an earlier program keeps everything that is in it.</summary>
public sealed class FormerSchemaTests
{
    private const string RowsOfSchemaThree = """
        INSERT INTO accounts VALUES ('123456789012', 'Main', NULL, 1), ('210987654321', 'Other', NULL, 1);
        INSERT INTO root_users VALUES ('123456789012', 'root@example.com', 'rh'), ('210987654321', 'root@example.com', NULL);
        INSERT INTO people VALUES ('p1', 'alice', 'Alice', NULL, NULL, 1, 1);
        INSERT INTO managed_policies VALUES ('mp1', '123456789012', '/', 'Orders', NULL, 2, 1);
        INSERT INTO policy_versions VALUES ('mp1', 2, '{}', 1), ('mp1', 4, '{}', 1);
        INSERT INTO iam_users VALUES ('u1', '123456789012', '/', 'build', 'h1', NULL, 5), ('u2', '123456789012', '/', 'test', NULL, NULL, 6), ('u3', '210987654321', '/', 'build', 'h3', NULL, 7);
        INSERT INTO roles VALUES ('r1', '123456789012', '/', 'Deployer', '{}', 3600, NULL, NULL, 1);
        INSERT INTO access_keys VALUES ('AKIAAAAAAAAAAAAAAAAA', 'u1', 'v1.k.x', 1, 1, 3);
        INSERT INTO mfa_devices VALUES
          ('d1', 'p1', NULL, NULL, 'my phone', 'v1.k.1', 5, 1),
          ('d2', NULL, 'u1', NULL, 'Phone', 'v1.k.2', 6, 2),
          ('d3', NULL, 'u2', NULL, 'PHONE', 'v1.k.3', 7, 3),
          ('d4', NULL, 'u3', NULL, 'phone', 'v1.k.4', 8, 4),
          ('d5', NULL, 'u1', NULL, '내 전화기', 'v1.k.5', 9, 5),
          ('d6', NULL, NULL, '123456789012', 'safe', 'v1.k.6', 10, 6);
        """;

    [Fact]
    public async Task Of_schema_three()
    {
        await using var store = await TestStore.OpenAsync(before: folder => MakeAsync(folder, schema: 3, RowsOfSchemaThree));
        await using var db = store.Db();

        var devices = await db.MfaDevices.AsNoTracking().OrderBy(device => device.Id).ToListAsync();
        Assert.Equal(
            [
                ("d1", "p1", null, null, null),
                ("d2", null, "u1", null, "arn:aws:iam::123456789012:mfa/Phone"),
                ("d3", null, "u2", null, "arn:aws:iam::123456789012:mfa/authenticator-d3"),     // its name is taken
                ("d4", null, "u3", null, "arn:aws:iam::210987654321:mfa/phone"),
                ("d5", null, "u1", null, "arn:aws:iam::123456789012:mfa/authenticator-d5"),     // its name fits no ARN
                ("d6", (string?)null, (string?)null, (string?)"123456789012", (string?)"arn:aws:iam::123456789012:mfa/safe"),
            ],
            devices.Select(device => (device.Id, device.PersonId, device.UserId, device.RootAccountId, device.SerialNumber)));
        Assert.Equal("my phone", devices[0].Name);
        Assert.Equal([5, 6, 7, 8, 9, 10], devices.Select(device => device.LastUsedStep));
        Assert.All(devices, (device, i) => Assert.Equal(($"v1.k.{i + 1}", 0, i + 1L, i + 1L), (device.SealedSeed, device.Drift, device.CreatedAt.ToUnixTimeMilliseconds(), device.EnabledAt?.ToUnixTimeMilliseconds())));

        var users = await db.IamUsers.AsNoTracking().OrderBy(user => user.Id).ToListAsync();
        Assert.Equal([("h1", 5L), (null, null), ("h3", (long?)7L)], users.Select(user => (user.PasswordHash, user.PasswordSetAt?.ToUnixTimeMilliseconds())));
        Assert.All(users, user => Assert.Equal((TagSet.Empty, false), (user.Tags, user.PasswordResetRequired)));
        Assert.Equal(["u1 h1", "u3 h3"], await db.PasswordHistory.OrderBy(row => row.Id).Select(row => row.UserId + " " + row.Hash).ToListAsync());

        var policy = await db.ManagedPolicies.AsNoTracking().SingleAsync(policy => policy.Id == "mp1");
        Assert.Equal((2, 4, null), (policy.DefaultVersion, policy.LastVersion, policy.UpdatedAt));
        Assert.Equal(3, (await db.AccessKeys.SingleAsync()).LastUsedAt?.ToUnixTimeMilliseconds());
        Assert.Equal("rh", (await db.RootUsers.SingleAsync(root => root.AccountId == "123456789012")).PasswordHash);
        Assert.Equal("Deployer", (await db.Roles.SingleAsync()).Name);
        Assert.Empty(await db.Database.SqlQuery<string>($"SELECT \"table\" AS Value FROM pragma_foreign_key_check").ToListAsync());
    }

    private const string RowsOfSchemaFour = """
        INSERT INTO accounts VALUES ('123456789012', 'Main', NULL, 1), ('210987654321', 'Other', NULL, 1);
        INSERT INTO iam_users (id, account_id, path, name, created_at) VALUES ('u1', '123456789012', '/team/', 'alice', 1), ('u2', '210987654321', '/', 'Alice', 1);
        INSERT INTO roles (id, account_id, path, name, trust_policy, max_session_duration, created_at) VALUES
          ('r1', '123456789012', '/', 'Deployer', '{"Statement":{"Principal":{"AWS":"123456789012"}}}', 3600, 1),
          ('r2', '123456789012', '/', 'One', '{"Statement":{"Principal":{"AWS":"arn:aws:iam::123456789012:user/team/alice"}}}', 3600, 1),
          ('r3', '210987654321', '/', 'Many', '{"Statement":[{"Principal":{"AWS":["arn:aws:iam::210987654321:user/Alice","arn:aws:iam::123456789012:role/Deployer"]}},
            {"Principal":{"AWS":["arn:aws:iam::123456789012:role/Deployer","arn:aws:sts::123456789012:assumed-role/One/s/t"]}}]}', 3600, 1),
          ('r4', '123456789012', '/', 'Nobody', '{"Statement":{"Principal":{"AWS":["arn:aws:iam::210987654321:user/alice","arn:aws:iam::123456789012:user/alice",
            "arn:aws:iam::123456789012:role/deployer","arn:aws:sts::123456789012:assumed-role/one/s","arn:aws:sts::123456789012:assumed-role/On/s"]}}}', 3600, 1);
        """;

    /// <summary>A trusted name is that of whoever has it when the program is replaced, to the letter.</summary>
    [Fact]
    public async Task Of_schema_four()
    {
        await using var store = await TestStore.OpenAsync(before: folder => MakeAsync(folder, schema: 4, RowsOfSchemaFour));
        await using var db = store.Db();

        Assert.Equal(
            [
                "r1: ",
                "r2: arn:aws:iam::123456789012:user/team/alice u1",
                "r3: arn:aws:iam::123456789012:role/Deployer r1, arn:aws:iam::210987654321:user/Alice u2, arn:aws:sts::123456789012:assumed-role/One/s/t r2",
                "r4: ",
            ],
            (await db.Roles.AsNoTracking().OrderBy(role => role.Id).ToListAsync())
                .Select(role => $"{role.Id}: {string.Join(", ", role.TrustBindings.IdsByArn.Select(bound => $"{bound.Key} {bound.Value}"))}"));
    }

    private static async Task MakeAsync(string folder, int schema, string rows)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "iamgateway.db") }.ConnectionString);
        await connection.OpenAsync(TestStore.Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE schema_versions (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT;"
            + string.Concat(SchemaUpgrade.Files.Take(schema).Select(file => $"{file.Sql}\nINSERT INTO schema_versions VALUES ({file.Number}, '{file.Name}', 1);"))
            + $"BEGIN; {rows} COMMIT;";
        await command.ExecuteNonQueryAsync(TestStore.Stop);
    }
}
