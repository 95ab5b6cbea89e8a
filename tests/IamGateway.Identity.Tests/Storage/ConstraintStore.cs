using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Tests.Storage;

/// <summary>A store with a few rows in every table, made once and copied for every test.</summary>
public sealed class ConstraintStore : IAsyncLifetime
{
    internal const string RootUsers = "root_users (account_id, email, password_hash)";
    internal const string IamUsers = "iam_users (id, account_id, path, name, password_hash, permissions_boundary_id, created_at)";
    internal const string Roles = "roles (id, account_id, path, name, trust_policy, max_session_duration, permission_set_id, permissions_boundary_id, created_at)";
    internal const string ManagedPolicies = "managed_policies (id, account_id, path, name, description, default_version, created_at)";
    internal const string AccessKeys = "access_keys (id, user_id, sealed_secret, is_active, created_at, last_used_at)";
    internal const string MfaDevices = "mfa_devices (id, person_id, account_id, user_id, root_account_id, path, name, sealed_seed, last_used_step, drift, created_at, enabled_at)";
    internal const string Hash = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    /// <summary>Two accounts with a user, a group, a role and a policy each; two people and a group of people; a permission set; a sign-in with its principal session.</summary>
    internal const string Start = $$"""
        INSERT INTO accounts (id, name, alias, created_at) VALUES ('123456789012', 'Main', 'main', 1), ('210987654321', 'Other', NULL, 1);
        INSERT INTO {{RootUsers}} VALUES ('123456789012', 'root@example.com', NULL), ('210987654321', 'root@example.com', NULL);
        INSERT INTO organizations VALUES ('o-abcdefghij', '123456789012', 1);
        INSERT INTO people VALUES ('p1', 'alice', 'Alice', NULL, NULL, 1, 1), ('p2', 'bob', 'Bob', NULL, NULL, 1, 1);
        INSERT INTO people_groups VALUES ('g1', 'Developers', 1);
        INSERT INTO people_group_members VALUES ('g1', 'p1', NULL);
        INSERT INTO person_tags VALUES ('p1', 'team', 'blue');
        INSERT INTO identity_provider_links VALUES ('https://idp', 'sub', 'p1', 1);
        INSERT INTO permission_sets VALUES ('ps1', 'ReadOnly', NULL, 3600, 1);
        BEGIN;
        INSERT INTO {{ManagedPolicies}} VALUES ('mp1', '123456789012', '/', 'Orders', NULL, 1, 1), ('mp2', '210987654321', '/', 'Orders', NULL, 1, 1), ('mp3', NULL, '/', 'Everything', NULL, 1, 1);
        INSERT INTO policy_versions VALUES ('mp1', 1, '{}', 1), ('mp2', 1, '{}', 1), ('mp3', 1, '{}', 1);
        COMMIT;
        INSERT INTO {{IamUsers}} VALUES ('u1', '123456789012', '/', 'build', NULL, NULL, 1), ('u2', '210987654321', '/', 'build', NULL, NULL, 1);
        INSERT INTO iam_groups VALUES ('ig1', '123456789012', '/', 'Builders', 1), ('ig2', '210987654321', '/', 'Builders', 1);
        INSERT INTO iam_group_members VALUES ('ig1', 'u1');
        INSERT INTO {{Roles}} VALUES ('r1', '123456789012', '/', 'Deployer', '{}', 3600, NULL, NULL, 1), ('r2', '123456789012', '/aws-reserved/', 'Reserved', '{}', 43200, 'ps1', NULL, 1);
        INSERT INTO policy_attachments (policy_id, user_id) VALUES ('mp1', 'u1');
        INSERT INTO inline_policies (name, document, role_id) VALUES ('Inline', '{}', 'r1');
        INSERT INTO assignments (permission_set_id, account_id, person_id) VALUES ('ps1', '123456789012', 'p1');
        INSERT INTO sign_in_sessions VALUES ('s1', '{{Hash}}', 'p1', NULL, NULL, 'password', 1, NULL, 1, 9, NULL, NULL, NULL, NULL);
        INSERT INTO principal_sessions VALUES ('ss1', 's1', '123456789012', 'r1', NULL, 'alice', 1, 9, NULL, NULL);
        UPDATE sign_in_sessions SET active_session_id = 'ss1';
        INSERT INTO {{MfaDevices}} VALUES ('d1', 'p1', NULL, NULL, NULL, '/', 'phone', 'v1.k.x', 5, 0, 1, 1);
        INSERT INTO {{AccessKeys}} VALUES ('AKIAAAAAAAAAAAAAAAAA', 'u1', 'v1.k.x', 1, 1, NULL);
        INSERT INTO one_time_links VALUES ('{{Hash}}', 'p1', NULL, 9, NULL);
        INSERT INTO signing_keys VALUES ('k1', 'v1.k.x', 1, 2, 3);
        INSERT INTO sign_in_failures VALUES ('f1', 0, 0, 1, NULL);
        """;

    private TestStore _store = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.OpenAsync();
        await _store.ExecuteAsync(Start);
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    internal SqliteConnection Copy()
    {
        var copy = new SqliteConnection("Data Source=:memory:;Foreign Keys=True");
        copy.Open();
        using var db = _store.Db();
        db.Database.OpenConnection();
        ((SqliteConnection)db.Database.GetDbConnection()).BackupDatabase(copy);
        return copy;
    }
}
