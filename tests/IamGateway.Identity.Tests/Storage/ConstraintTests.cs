using IamGateway.Identity.Credentials;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static IamGateway.Identity.Tests.Storage.ConstraintStore;

namespace IamGateway.Identity.Tests.Storage;

/// <summary>What the database refuses, whatever the code does. Each row is raw SQL that must fail; the valid controls are the statements of <see cref="ConstraintStore"/> and the rows of <see cref="Allowed"/>.</summary>
public sealed class ConstraintTests(ConstraintStore start) : IClassFixture<ConstraintStore>, IDisposable
{
    public static TheoryData<string> Refused =>
    [
        // accounts, organization, root users
        "INSERT INTO accounts (id, name, alias, created_at) VALUES ('12345678901', 'Short', NULL, 1)",
        "INSERT INTO accounts (id, name, alias, created_at) VALUES ('12345678901a', 'Letter', NULL, 1)",
        "INSERT INTO accounts (id, name, alias, created_at) VALUES ('١٢٣٤٥٦٧٨٩٠١٢', 'Digits of another script', NULL, 1)",
        "INSERT INTO accounts (id, name, alias, created_at) VALUES ('333333333333', '', NULL, 1)",
        "INSERT INTO accounts (id, name, alias, created_at) VALUES ('333333333333', 'Alias taken', 'main', 1)",
        "INSERT INTO accounts (id, name, alias, created_at) VALUES ('333333333333', 'Alias that is an id', '123456789012', 1)",
        "INSERT INTO accounts (id, name, alias, created_at) VALUES ('333333333333', 'Alias in capitals', 'Third', 1)",
        "INSERT INTO accounts (id, name, alias, created_at) VALUES ('333333333333', 'Alias with hyphens', 'a--b', 1)",
        "INSERT INTO accounts (id, name, alias, created_at) VALUES ('333333333333', 'Alias ends in one', 'abc-', 1)",
        "INSERT INTO organizations VALUES ('o-zzzzzzzzzz', '210987654321', 1)",   // there is one already
        $"INSERT INTO {RootUsers} VALUES ('999999999999', 'root@example.com', NULL)",
        "UPDATE root_users SET email = 'nobody'",
        "DELETE FROM accounts WHERE id = '123456789012'",
        // people
        "INSERT INTO people VALUES ('p3', 'ALICE', 'Name taken', NULL, NULL, 1, 1)",
        "INSERT INTO people VALUES ('p3', '', 'No name', NULL, NULL, 1, 1)",
        "INSERT INTO people VALUES ('p3', ' carol', 'Leading space', NULL, NULL, 1, 1)",
        "INSERT INTO people VALUES ('p3', 'car' || char(10) || 'ol', 'Line break', NULL, NULL, 1, 1)",
        "INSERT INTO people VALUES ('p3', 'carol', 'Carol', NULL, '', 1, 1)",
        "INSERT INTO people VALUES ('p3', 'carol', 'Carol', NULL, NULL, 2, 1)",
        "INSERT INTO people_groups VALUES ('g2', 'developers', 1)",
        "INSERT INTO people_group_members VALUES ('g1', 'u1', NULL)",             // an IAM user is not a person
        "INSERT INTO people_group_members VALUES ('ig1', 'p2', NULL)",            // an IAM group is not a group of people
        "INSERT INTO person_tags VALUES ('p1', 'TEAM', 'red')",
        "INSERT INTO person_tags VALUES ('p1', '', 'red')",
        "INSERT INTO identity_provider_links VALUES ('https://idp', 'sub', 'p2', 1)",
        // IAM users, groups, roles
        $"INSERT INTO {IamUsers} VALUES ('u3', '123456789012', '/', 'BUILD', NULL, NULL, 1)",
        $"INSERT INTO {IamUsers} VALUES ('u3', '123456789012', '/', 'a b', NULL, NULL, 1)",
        $"INSERT INTO {IamUsers} VALUES ('u3', '123456789012', '/', 'bıuild', NULL, NULL, 1)",
        $"INSERT INTO {IamUsers} VALUES ('u3', '123456789012', 'team/', 'third', NULL, NULL, 1)",
        $"INSERT INTO {IamUsers} VALUES ('u3', '123456789012', '/team', 'third', NULL, NULL, 1)",
        $"INSERT INTO {IamUsers} VALUES ('u3', '123456789012', '/te am/', 'third', NULL, NULL, 1)",
        $"INSERT INTO {IamUsers} VALUES ('u3', '999999999999', '/', 'third', NULL, NULL, 1)",
        $"INSERT INTO {IamUsers} VALUES ('u3', '123456789012', '/', 'third', NULL, 'mp2', 1)",   // boundary of another account
        "UPDATE iam_users SET permissions_boundary_id = 'mp2' WHERE id = 'u1'",
        "UPDATE iam_users SET account_id = '210987654321', name = 'moved' WHERE id = 'u1'",
        "INSERT INTO iam_groups VALUES ('ig3', '123456789012', '/', 'BUILDERS', 1)",
        "UPDATE iam_groups SET account_id = '210987654321', name = 'Moved' WHERE id = 'ig1'",
        "INSERT INTO iam_group_members VALUES ('ig2', 'u1')",                     // another account's group
        "INSERT INTO iam_group_members VALUES ('ig1', 'p1')",                     // a person is not an IAM user
        "INSERT INTO iam_group_members VALUES ('g1', 'u1')",                      // a group of people is not an IAM group
        "UPDATE iam_group_members SET group_id = 'ig2'",
        $"INSERT INTO {Roles} VALUES ('r3', '123456789012', '/', 'DEPLOYER', '{{}}', 3600, NULL, NULL, 1)",
        $"INSERT INTO {Roles} VALUES ('r3', '123456789012', '/', 'Third', 'not json', 3600, NULL, NULL, 1)",
        $"INSERT INTO {Roles} VALUES ('r3', '123456789012', '/', 'Third', '{{}}', 3599, NULL, NULL, 1)",
        $"INSERT INTO {Roles} VALUES ('r3', '123456789012', '/', 'Third', '{{}}', 43201, NULL, NULL, 1)",
        $"INSERT INTO {Roles} VALUES ('r3', '123456789012', '/', 'Third', '{{}}', 3600, 'ps1', NULL, 1)",   // provisioned already
        $"INSERT INTO {Roles} VALUES ('r3', '123456789012', '/', 'Third', '{{}}', 3600, NULL, 'mp2', 1)",
        "UPDATE roles SET permissions_boundary_id = 'mp2' WHERE id = 'r1'",
        "UPDATE roles SET account_id = '210987654321' WHERE id = 'r1'",
        // policies
        $"INSERT INTO {ManagedPolicies} VALUES ('mp4', '123456789012', '/', 'NoVersion', NULL, 1, 1)",
        $"INSERT INTO {ManagedPolicies} VALUES ('mp4', '123456789012', '/', 'ORDERS', NULL, 1, 1)",
        $"INSERT INTO {ManagedPolicies} VALUES ('mp4', NULL, '/', 'EVERYTHING', NULL, 1, 1)",
        "UPDATE managed_policies SET default_version = 2 WHERE id = 'mp1'",
        "UPDATE managed_policies SET account_id = '210987654321', name = 'Moved' WHERE id = 'mp1'",
        "DELETE FROM policy_versions WHERE policy_id = 'mp1'",                    // the default version
        "INSERT INTO policy_versions VALUES ('mp1', 0, '{}', 1)",
        "INSERT INTO policy_versions VALUES ('mp1', 1, '{}', 1)",
        "INSERT INTO policy_versions VALUES ('mp1', 2, 'not json', 1)",
        "INSERT INTO policy_versions VALUES ('mp1', 2, '{}', 1), ('mp1', 3, '{}', 1), ('mp1', 4, '{}', 1), ('mp1', 5, '{}', 1), ('mp1', 6, '{}', 1)",
        "UPDATE policy_versions SET document = '[]'",
        "DELETE FROM managed_policies WHERE id = 'mp1'",                          // attached
        "INSERT INTO policy_attachments (policy_id, user_id) VALUES ('mp1', 'u1')",
        "INSERT INTO policy_attachments (policy_id) VALUES ('mp1')",
        "INSERT INTO policy_attachments (policy_id, role_id, user_id) VALUES ('mp3', 'r1', 'u1')",
        "INSERT INTO policy_attachments (policy_id, user_id) VALUES ('mp2', 'u1')",
        "INSERT INTO policy_attachments (policy_id, group_id) VALUES ('mp1', 'ig2')",
        "INSERT INTO policy_attachments (policy_id, role_id) VALUES ('mp2', 'r1')",
        "INSERT INTO policy_attachments (policy_id, group_id) VALUES ('mp1', 'g1')",   // people hold no policies
        "UPDATE policy_attachments SET policy_id = 'mp2'",
        "INSERT INTO inline_policies (name, document, role_id) VALUES ('INLINE', '{}', 'r1')",
        "INSERT INTO inline_policies (name, document) VALUES ('Nobody', '{}')",
        "INSERT INTO inline_policies (name, document, role_id, user_id) VALUES ('Both', '{}', 'r1', 'u1')",
        "INSERT INTO inline_policies (name, document, user_id) VALUES ('Text', 'not json', 'u1')",
        // permission sets and assignments
        "INSERT INTO permission_sets VALUES ('ps2', 'READONLY', NULL, 3600, 1)",
        "INSERT INTO permission_sets VALUES ('ps2', 'abcdefghijklmnopqrstuvwxyzabcdefg', NULL, 3600, 1)",
        "INSERT INTO permission_sets VALUES ('ps2', 'Second', NULL, 60, 1)",
        "INSERT INTO permission_sets VALUES ('ps2', 'Second', NULL, 43201, 1)",
        "DELETE FROM permission_sets",
        "INSERT INTO assignments (permission_set_id, account_id, person_id) VALUES ('ps1', '123456789012', 'p1')",
        "INSERT INTO assignments (permission_set_id, account_id) VALUES ('ps1', '123456789012')",
        "INSERT INTO assignments (permission_set_id, account_id, person_id, group_id) VALUES ('ps1', '123456789012', 'p2', 'g1')",
        "INSERT INTO assignments (permission_set_id, account_id, person_id) VALUES ('ps1', '123456789012', 'u1')",
        // sessions
        $"INSERT INTO sign_in_sessions VALUES ('s2', '{Hash}', 'p1', NULL, NULL, 'password', 1, NULL, 1, 9, NULL, NULL, NULL, NULL)",
        "INSERT INTO sign_in_sessions VALUES ('s2', 'the secret itself', 'p1', NULL, NULL, 'password', 1, NULL, 1, 9, NULL, NULL, NULL, NULL)",
        "INSERT INTO sign_in_sessions SELECT 's2', replace(secret_hash, 'a', 'b'), 'p1', 'u1', NULL, method, 1, NULL, 1, 9, NULL, NULL, NULL, NULL FROM sign_in_sessions",
        "INSERT INTO sign_in_sessions SELECT 's2', replace(secret_hash, 'a', 'b'), NULL, NULL, NULL, method, 1, NULL, 1, 9, NULL, NULL, NULL, NULL FROM sign_in_sessions",
        "UPDATE sign_in_sessions SET active_session_id = 'unknown'",
        "UPDATE sign_in_sessions SET ended_at = 5; UPDATE sign_in_sessions SET ended_at = NULL",
        "UPDATE principal_sessions SET ended_at = 5; UPDATE principal_sessions SET ended_at = NULL",
        "UPDATE principal_sessions SET mfa_at = 5",
        "INSERT INTO principal_sessions VALUES ('ss2', 's1', '123456789012', 'r1', 'u1', 'alice', 1, 9, NULL, NULL)",
        "INSERT INTO principal_sessions VALUES ('ss2', 's1', '123456789012', 'r1', NULL, NULL, 1, 9, NULL, NULL)",
        "INSERT INTO principal_sessions VALUES ('ss2', 's1', '123456789012', NULL, 'u1', 'alice', 1, 9, NULL, NULL)",
        "INSERT INTO principal_sessions VALUES ('ss2', 's1', '123456789012', 'r1', NULL, 'al/ice', 1, 9, NULL, NULL)",
        "INSERT INTO principal_sessions VALUES ('ss2', 's1', '123456789012', 'r1', NULL, 'alice', 9, 9, NULL, NULL)",
        "INSERT INTO principal_sessions VALUES ('ss2', 'unknown', '123456789012', 'r1', NULL, 'alice', 1, 9, NULL, NULL)",
        // credentials
        $"INSERT INTO {MfaDevices} VALUES ('d2', 'p1', NULL, NULL, NULL, '/', 'PHONE', 'v1.k.x', 0, 0, 1, 1)",
        $"INSERT INTO {MfaDevices} VALUES ('d2', 'p1', NULL, 'u1', NULL, '/', 'second', 'v1.k.x', 0, 0, 1, 1)",
        $"INSERT INTO {MfaDevices} VALUES ('d2', NULL, NULL, NULL, NULL, '/', 'second', 'v1.k.x', 0, 0, 1, NULL)",
        $"INSERT INTO {MfaDevices} VALUES ('d2', 'p1', NULL, NULL, NULL, '/', 'second', 'a seed that is not sealed', 0, 0, 1, 1)",
        "UPDATE mfa_devices SET last_used_step = 5",                              // the code of step 5 was accepted before
        "UPDATE mfa_devices SET last_used_step = 4",
        $"INSERT INTO {ConstraintStore.AccessKeys} VALUES ('AKIABAAAAAAAAAAAAAAA', 'u1', 'v1.k.x', 1, 1, NULL), ('AKIACAAAAAAAAAAAAAAA', 'u1', 'v1.k.x', 1, 1, NULL)",
        $"INSERT INTO {ConstraintStore.AccessKeys} VALUES ('AKIABAAAAAAAAAAAAAAA', 'u1', 'a secret that is not sealed', 1, 1, NULL)",
        $"INSERT INTO {ConstraintStore.AccessKeys} VALUES ('AKIABAAAAAAAAAAAAAAA', 'p1', 'v1.k.x', 1, 1, NULL)",
        "INSERT INTO signing_keys VALUES ('k2', '-----BEGIN PRIVATE KEY-----', 1, 2, 3)",
        "INSERT INTO one_time_links SELECT replace(secret_hash, 'a', 'b'), 'p1', '123456789012', 9, NULL FROM one_time_links",
        "INSERT INTO one_time_links VALUES ('the secret itself', 'p1', NULL, 9, NULL)",
        "UPDATE one_time_links SET used_at = 5; UPDATE one_time_links SET used_at = 6",
        "UPDATE sign_in_failures SET count = -1",
        "INSERT INTO changes (at, entity, entity_id, kind) VALUES (1, 'people', 'p1', 'forged')",
        "INSERT INTO changes (at, entity, entity_id, kind) VALUES ('yesterday', 'people', 'p1', 'added')",   // not a number
    ];

    /// <summary>What is close to something refused, and fine.</summary>
    public static TheoryData<string> Allowed =>
    [
        "INSERT INTO accounts (id, name, alias, created_at) VALUES ('033333333333', 'Third', 'third-1', 1)",
        "INSERT INTO people VALUES ('p3', 'Jörg Müller', 'Jörg', NULL, NULL, 1, 1)",
        "INSERT INTO identity_provider_links VALUES ('https://idp', 'SUB', 'p2', 1)",        // subjects are compared exactly
        $"INSERT INTO {IamUsers} VALUES ('u3', '123456789012', '/team/blue/', 'a+b=c,d.e@f-g_h', NULL, 'mp1', 1)",
        $"INSERT INTO {IamUsers} VALUES ('u3', '123456789012', '/', 'third', NULL, 'mp3', 1)", // a boundary that ships with the gateway
        "INSERT INTO policy_attachments (policy_id, user_id) VALUES ('mp3', 'u2')",
        "INSERT INTO policy_attachments (policy_id, permission_set_id) VALUES ('mp1', 'ps1')",
        "INSERT INTO policy_versions VALUES ('mp1', 2, '{}', 1), ('mp1', 3, '{}', 1), ('mp1', 4, '{}', 1), ('mp1', 5, '{}', 1)",
        "INSERT INTO assignments (permission_set_id, account_id, group_id) VALUES ('ps1', '123456789012', 'g1')",
        $"INSERT INTO {ConstraintStore.AccessKeys} VALUES ('AKIABAAAAAAAAAAAAAAA', 'u1', 'v1.k.x', 1, 1, NULL)",
        "UPDATE mfa_devices SET last_used_step = 6",
        "UPDATE sign_in_sessions SET ended_at = 5, active_session_id = NULL",
    ];

    private readonly SqliteConnection _copy = start.Copy();

    [Theory, MemberData(nameof(Refused))]
    public async Task The_database_refuses(string sql)
    {
        var failure = await Assert.ThrowsAsync<SqliteException>(() => ExecuteAsync(sql));
        Assert.Equal(19, failure.SqliteErrorCode); // SQLITE_CONSTRAINT: refused by a rule, not for a mistake in the statement
    }

    [Theory, MemberData(nameof(Allowed))]
    public async Task The_database_takes(string sql) => await ExecuteAsync(sql);

    [Theory]
    [InlineData("DELETE FROM people WHERE id = 'p1'", "person_tags", "people_group_members", "identity_provider_links", "assignments", "sign_in_sessions", "principal_sessions", "mfa_devices", "one_time_links")]
    [InlineData("DELETE FROM iam_users WHERE id = 'u1'", "iam_group_members", "policy_attachments", "access_keys")]
    [InlineData("DELETE FROM roles WHERE id = 'r1'", "principal_sessions", "inline_policies")]
    [InlineData("DELETE FROM people_groups WHERE id = 'g1'", "people_group_members")]
    public async Task What_belongs_to_a_removed_row_goes_with_it(string sql, params string[] emptied)
    {
        Assert.All(emptied, table => Assert.NotEqual(0L, Count(table)));
        await ExecuteAsync(sql);
        Assert.All(emptied, table => Assert.Equal(0L, Count(table)));
    }

    [Fact]
    public async Task The_stores_own_connections_check_references_and_wait_for_the_disk()
    {
        await using var store = await TestStore.OpenAsync();
        await using var db = store.Db();
        var pragmas = db.Database.SqlQuery<string>($"SELECT foreign_keys || ' ' || synchronous || ' ' || journal_mode AS Value FROM pragma_foreign_keys, pragma_synchronous, pragma_journal_mode");
        Assert.Equal("1 2 wal", await pragmas.SingleAsync());
    }

    [Fact]
    public async Task Database_and_key_ring_are_their_owners_only()
    {
        await using var store = await TestStore.OpenAsync();
        store.Get<KeyRing>().Seal("test", [1]);
        if (OperatingSystem.IsWindows())
            return;

        foreach (var file in Directory.EnumerateFiles(store.Folder))
            Assert.Equal((file, UnixFileMode.UserRead | UnixFileMode.UserWrite), (file, File.GetUnixFileMode(file)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(store.Folder));
    }

    public void Dispose() => _copy.Dispose();

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _copy.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestStore.Stop);
    }

    private long Count(string table)
    {
        using var command = _copy.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    }
}
