using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Tests.Storage;

/// <summary>The schema that the SQL files make is the one that the model means.</summary>
public sealed class SchemaTests
{
    /// <summary>What the model cannot say, because both sides refer to each other.</summary>
    private static readonly string[] OnlyInSchema =
    [
        "foreign key managed_policies(id,default_version) to policy_versions(policy_id,number) NO ACTION",
        "foreign key sign_in_sessions(active_session_id) to principal_sessions(id) SET NULL",
    ];

    [Fact]
    public async Task Tables_columns_keys_references_and_indexes_are_those_of_the_model()
    {
        await using var store = await TestStore.OpenAsync();
        await using var db = store.Db();
        await db.Database.OpenConnectionAsync(TestStore.Stop);
        var applied = await DescribeAsync(db.Database.GetDbConnection());

        await using var model = new SqliteConnection("Data Source=:memory:");
        await model.OpenAsync(TestStore.Stop);
        await using (var create = model.CreateCommand())
        {
            create.CommandText = db.Database.GenerateCreateScript();
            await create.ExecuteNonQueryAsync(TestStore.Stop);
        }

        Assert.Equal(await DescribeAsync(model), applied.Except(OnlyInSchema));
        Assert.Equal(OnlyInSchema, applied.Intersect(OnlyInSchema));
    }

    [Fact]
    public async Task Every_table_checks_the_types_of_its_values()
    {
        await using var store = await TestStore.OpenAsync();
        await using var db = store.Db();
        var loose = await db.Database.SqlQuery<string>($"SELECT name AS Value FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' AND strict = 0").ToListAsync();
        Assert.Empty(loose);
    }

    private static async Task<List<string>> DescribeAsync(DbConnection connection)
    {
        var facts = new List<string>();
        foreach (var table in await RowsAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'schema_versions'"))
        {
            facts.AddRange((await RowsAsync(connection, $"SELECT name || ' ' || type || ' notnull ' || \"notnull\" || ' key ' || pk FROM pragma_table_info('{table}')"))
                .Select(column => $"column {table}.{column}"));
            facts.AddRange((await RowsAsync(connection, $"""
                SELECT '(' || group_concat("from") || ') to ' || "table" || '(' || group_concat("to") || ') ' || on_delete
                FROM (SELECT * FROM pragma_foreign_key_list('{table}') ORDER BY id, seq) GROUP BY id
                """)).Select(key => $"foreign key {table}{key}"));
            facts.AddRange((await RowsAsync(connection, $"""
                SELECT 'unique ' || i."unique" || ' origin ' || i.origin || ' partial ' || i.partial || ' (' ||
                  (SELECT group_concat(name || ' ' || coll) FROM (SELECT * FROM pragma_index_xinfo(i.name) WHERE key = 1 ORDER BY seqno)) || ') '
                FROM pragma_index_list('{table}') AS i
                """)).Select(index => $"index {table} {index}"));
            facts.AddRange((await RowsAsync(connection, $"SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = '{table}' AND sql LIKE '% WHERE %'"))
                .Select(sql => $"filter {table} {sql[sql.IndexOf(" WHERE ", StringComparison.Ordinal)..]}"));
            facts.AddRange((await RowsAsync(connection, $"SELECT count(*) FROM sqlite_master WHERE name = '{table}' AND sql LIKE '%AUTOINCREMENT%'"))
                .Select(count => $"autoincrement {table} {count}"));
        }

        facts.Sort(StringComparer.Ordinal);
        return facts;
    }

    private static async Task<List<string>> RowsAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(TestStore.Stop);
        var rows = new List<string>();
        while (await reader.ReadAsync(TestStore.Stop))
            rows.Add(reader.GetValue(0).ToString()!);
        return rows;
    }
}
