using Microsoft.Data.Sqlite;
using static IamGateway.Identity.Tests.Storage.ConstraintStore;

namespace IamGateway.Identity.Tests.Storage;

/// <summary>What the database refuses of the tables and columns of the IAM and STS control plane. Each row is raw SQL that must fail; the rows of <see cref="Allowed"/> are close to them and fine.</summary>
public sealed class ControlPlaneConstraintTests : IClassFixture<ConstraintStore>, IDisposable
{
    private const string Certificate = "'ABCDEFGHIJKLMNOPQRSTUVWX', 'u1', 'pem', 1, 1";

    /// <summary>An account's devices: one of nobody, the user's, the root user's, and a hardware device; and one row of each table that has rules of its own.</summary>
    private const string Start = $$"""
        INSERT INTO {{MfaDevices}} VALUES
          ('d2', NULL, '123456789012', NULL, NULL, '/', 'spare', 'v1.k.x', 0, 0, 1, NULL),
          ('d3', NULL, '123456789012', 'u1', NULL, '/', 'build', 'v1.k.x', 0, 0, 1, 1),
          ('d4', NULL, '123456789012', NULL, '123456789012', '/', 'root-account-mfa-device', 'v1.k.x', 0, 0, 1, 1),
          ('d5', NULL, '123456789012', NULL, NULL, '/', 'token', 'v1.k.x', 0, 0, 1, NULL);
        UPDATE mfa_devices SET serial = 'HW-1234567' WHERE id = 'd5';
        INSERT INTO signing_certificates VALUES ({{Certificate}});
        INSERT INTO saml_providers VALUES ('sp1', '123456789012', 'Corp', '<xml/>', NULL, '[]', 1);
        INSERT INTO oidc_providers VALUES ('op1', '123456789012', 'idp.example/x', '[]', '[]', '[]', 1);
        INSERT INTO instance_profiles VALUES ('ip1', '123456789012', '/', 'Web', 'r1', '[]', 1);
        INSERT INTO revocations VALUES ('r1', '123456789012', 5, 5);
        """;

    private readonly SqliteConnection _copy;

    public ControlPlaneConstraintTests(ConstraintStore start)
    {
        _copy = start.Copy();
        Execute(Start);
    }

    public static TheoryData<string> Refused =>
    [
        // tags
        "UPDATE iam_users SET tags = 'team=blue'",
        "UPDATE roles SET tags = '{}'",
        "UPDATE managed_policies SET tags = NULL",
        "UPDATE mfa_devices SET tags = '{}'",
        "UPDATE saml_providers SET tags = 'none'",
        "UPDATE instance_profiles SET tags = '{}'",
        // users, roles, policies
        "UPDATE iam_users SET password_reset_required = 2",
        "INSERT INTO password_history (user_id, hash, set_at) VALUES ('p1', 'x', 1)",           // a person is no IAM user
        "INSERT INTO password_history (user_id, hash, set_at) VALUES ('u1', '', 1)",
        "UPDATE roles SET description = printf('%.*c', 1001, 'x')",
        "UPDATE roles SET service = ''",
        "UPDATE managed_policies SET last_version = 0",
        "UPDATE managed_policies SET last_version = 3; INSERT INTO policy_versions VALUES ('mp1', 2, '{}', 1)",   // two was deleted, or never was
        // password policies: account, length, symbols, numbers, upper, lower, change, age, reuse, hard
        "INSERT INTO password_policies VALUES ('123456789012', 5, 0, 0, 0, 0, 0, NULL, NULL, 0)",
        "INSERT INTO password_policies VALUES ('123456789012', 129, 0, 0, 0, 0, 0, NULL, NULL, 0)",
        "INSERT INTO password_policies VALUES ('123456789012', 8, 0, 0, 0, 0, 0, 0, NULL, 0)",
        "INSERT INTO password_policies VALUES ('123456789012', 8, 0, 0, 0, 0, 0, 1096, NULL, 0)",
        "INSERT INTO password_policies VALUES ('123456789012', 8, 0, 0, 0, 0, 0, NULL, 0, 0)",
        "INSERT INTO password_policies VALUES ('123456789012', 8, 0, 0, 0, 0, 0, NULL, 25, 0)",
        "INSERT INTO password_policies VALUES ('123456789012', 8, 2, 0, 0, 0, 0, NULL, NULL, 0)",
        "INSERT INTO password_policies VALUES ('999999999999', 8, 0, 0, 0, 0, 0, NULL, NULL, 0)",
        // devices
        $"INSERT INTO {MfaDevices} VALUES ('d9', NULL, NULL, 'u1', NULL, '/', 'loose', 'v1.k.x', 0, 0, 1, 1)",                          // no account
        $"INSERT INTO {MfaDevices} VALUES ('d9', 'p1', '123456789012', NULL, NULL, '/', 'both', 'v1.k.x', 0, 0, 1, 1)",
        $"INSERT INTO {MfaDevices} VALUES ('d9', NULL, '123456789012', 'u1', '123456789012', '/', 'two', 'v1.k.x', 0, 0, 1, 1)",
        $"INSERT INTO {MfaDevices} VALUES ('d9', NULL, '123456789012', NULL, NULL, '/', 'SPARE', 'v1.k.x', 0, 0, 1, NULL)",             // taken
        $"INSERT INTO {MfaDevices} VALUES ('d9', NULL, '123456789012', NULL, NULL, '/', 'my phone', 'v1.k.x', 0, 0, 1, NULL)",          // no part of an ARN
        $"INSERT INTO {MfaDevices} VALUES ('d9', NULL, '123456789012', NULL, NULL, 'x', 'nine', 'v1.k.x', 0, 0, 1, NULL)",
        $"INSERT INTO {MfaDevices} VALUES ('d9', NULL, '123456789012', NULL, NULL, '/', 'nine', 'v1.k.x', 0, 0, 1, 1)",                 // enabled, and nobody's
        $"INSERT INTO {MfaDevices} VALUES ('d9', NULL, '123456789012', 'u1', NULL, '/', 'nine', 'v1.k.x', 0, 0, 1, NULL)",              // the reverse
        $"INSERT INTO {MfaDevices} VALUES ('d9', NULL, '123456789012', 'u2', NULL, '/', 'nine', 'v1.k.x', 0, 0, 1, 1)",                 // another account's user
        $"INSERT INTO {MfaDevices} VALUES ('d9', NULL, '123456789012', NULL, '210987654321', '/', 'nine', 'v1.k.x', 0, 0, 1, 1)",
        "UPDATE mfa_devices SET user_id = 'u2' WHERE id = 'd3'",
        "UPDATE mfa_devices SET user_id = NULL WHERE id = 'd3'",
        "UPDATE mfa_devices SET account_id = '210987654321' WHERE id = 'd2'",
        "UPDATE mfa_devices SET serial = 'HW-1234567' WHERE id = 'd2'",
        "UPDATE mfa_devices SET serial = 'short' WHERE id = 'd2'",
        "UPDATE mfa_devices SET digits = 7",
        "UPDATE mfa_devices SET period = 45",
        "UPDATE mfa_devices SET algorithm = 'MD5'",
        "UPDATE accounts SET token_version = 3",
        "UPDATE mfa_devices SET serial = 'with a space' WHERE id = 'd2'",
        "UPDATE mfa_devices SET serial = 'arn:aws:iam::123456789012:mfa/spare' WHERE id = 'd5'",
        "UPDATE mfa_devices SET serial = 'HW-7654321' WHERE id = 'd1'",                          // a person's
        EightMore("'u1', NULL"),
        EightMore("NULL, '123456789012'"),
        EightMore("NULL, NULL", enabledAt: "NULL") + "; UPDATE mfa_devices SET user_id = 'u1', enabled_at = 1 WHERE name LIKE 'more%'",
        "DELETE FROM accounts WHERE id = '123456789012'",
        // certificates
        "INSERT INTO signing_certificates VALUES ('short', 'u1', 'pem', 1, 1)",
        "INSERT INTO signing_certificates VALUES ('BBBBBBBBBBBBBBBBBBBBBBBB', 'u1', '', 1, 1)",
        "INSERT INTO signing_certificates VALUES ('BBBBBBBBBBBBBBBBBBBBBBBB', 'u1', 'pem', 1, 1), ('CCCCCCCCCCCCCCCCCCCCCCCC', 'u1', 'pem', 1, 1)",
        // providers and instance profiles
        "INSERT INTO saml_providers VALUES ('sp2', '123456789012', 'CORP', '<xml/>', NULL, '[]', 1)",
        "INSERT INTO saml_providers VALUES ('sp2', '123456789012', 'a/b', '<xml/>', NULL, '[]', 1)",
        "INSERT INTO oidc_providers VALUES ('op2', '123456789012', 'idp.example/x', '[]', '[]', '[]', 1)",
        "INSERT INTO oidc_providers VALUES ('op2', '123456789012', 'https://idp.example/y', '[]', '[]', '[]', 1)",
        "INSERT INTO oidc_providers VALUES ('op2', '123456789012', 'idp.example/y', 'sts.amazonaws.com', '[]', '[]', 1)",
        "INSERT INTO instance_profiles VALUES ('ip2', '123456789012', '/', 'WEB', NULL, '[]', 1)",
        "INSERT INTO instance_profiles VALUES ('ip2', '210987654321', '/', 'Web', 'r1', '[]', 1)",   // another account's role
        "INSERT INTO instance_profiles VALUES ('ip2', '210987654321', '/', 'Web', NULL, '[]', 1); UPDATE instance_profiles SET role_id = 'r1' WHERE id = 'ip2'",
        "DELETE FROM roles WHERE id = 'r1'",                                                       // in an instance profile
        // revocations and notes of use
        "UPDATE revocations SET issued_before = 4",
        "INSERT INTO revocations VALUES ('', '123456789012', 5, 5)",
        "INSERT INTO service_last_accessed VALUES ('u1', '', '', 1, NULL)",
        "INSERT INTO service_last_accessed VALUES ('u1', 'iam', '', 1, NULL), ('u1', 'iam', '', 2, NULL)",
    ];

    public static TheoryData<string> Allowed =>
    [
        """UPDATE iam_users SET tags = '[{"Key":"team","Value":"blue"}]'""",
        "UPDATE roles SET description = printf('%.*c', 1000, 'x'), service = 'es.amazonaws.com'",
        "UPDATE managed_policies SET last_version = 2 WHERE id = 'mp1'; INSERT INTO policy_versions VALUES ('mp1', 2, '{}', 1)",
        "INSERT INTO policy_versions VALUES ('mp1', 2, '{}', 1); UPDATE managed_policies SET last_version = 2 WHERE id = 'mp1'",
        "INSERT INTO password_policies VALUES ('123456789012', 6, 0, 0, 0, 0, 0, 1, 1, 0)",
        "INSERT INTO password_policies VALUES ('123456789012', 128, 1, 1, 1, 1, 1, 1095, 24, 1)",
        $"INSERT INTO {MfaDevices} VALUES ('d9', NULL, '210987654321', 'u2', NULL, '/team/', 'spare', 'v1.k.x', 0, -3, 1, 1)",
        $"INSERT INTO {MfaDevices} VALUES ('d9', 'p2', NULL, NULL, NULL, '/', 'my phone', 'v1.k.x', 0, 0, 1, 1)",
        "UPDATE mfa_devices SET user_id = NULL, enabled_at = NULL WHERE id = 'd3'",
        "UPDATE mfa_devices SET user_id = 'u1', enabled_at = 1 WHERE id = 'd5'",
        EightMore("NULL, NULL", enabledAt: "NULL"),
        "INSERT INTO signing_certificates VALUES ('BBBBBBBBBBBBBBBBBBBBBBBB', 'u1', 'pem', 1, 1)",
        "INSERT INTO saml_providers VALUES ('sp2', '210987654321', 'Corp', '<xml/>', 9, '[]', 1)",
        """INSERT INTO oidc_providers VALUES ('op2', '210987654321', 'idp.example/x', '["sts.amazonaws.com"]', '[]', '[]', 1)""",
        "INSERT INTO instance_profiles VALUES ('ip2', '210987654321', '/a/', 'Web', NULL, '[]', 1)",
        "UPDATE revocations SET issued_before = 6",
        "INSERT INTO service_last_accessed VALUES ('u1', 'iam', '', 1, NULL), ('u1', 'iam', 'GetUser', 1, 'eu-west-1')",
    ];

    [Theory, MemberData(nameof(Refused))]
    public void The_database_refuses(string sql) => Assert.Equal(19, Assert.Throws<SqliteException>(() => Execute(sql)).SqliteErrorCode);

    [Theory, MemberData(nameof(Allowed))]
    public void The_database_takes(string sql) => Execute(sql);

    [Fact]
    public void The_last_24_passwords_of_a_user_are_kept()
    {
        for (var i = 1; i <= 30; i++)
            Execute($"INSERT INTO password_history (user_id, hash, set_at) VALUES ('u1', 'h{i}', {i}), ('u2', 'other{i}', {i})");
        using var command = _copy.CreateCommand();
        command.CommandText = "SELECT group_concat(hash) FROM (SELECT hash FROM password_history WHERE user_id = 'u1' ORDER BY id)";
        Assert.Equal(string.Join(',', Enumerable.Range(7, 24).Select(i => $"h{i}")), command.ExecuteScalar());
    }

    public void Dispose() => _copy.Dispose();

    private static string EightMore(string owner, string enabledAt = "1") => string.Join(';', Enumerable.Range(1, 8).Select(i =>
        $"INSERT INTO {MfaDevices} VALUES ('more{i}', NULL, '123456789012', {owner}, '/', 'more{i}', 'v1.k.x', 0, 0, 1, {enabledAt})"));

    private void Execute(string sql)
    {
        using var command = _copy.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
