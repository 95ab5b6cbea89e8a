using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace IamGateway.Identity.Storage;

/// <summary>Brings a database to the schema of this program: applies the numbered SQL files that it has not seen.</summary>
internal sealed class SchemaUpgrade(PooledDbContextFactory<IdentityDb> pool, TimeProvider clock, ILogger<SchemaUpgrade> log)
{
    private const string Prefix = "IamGateway.Identity.Storage.Sqlite.";

    private const string VersionsTable = """
        CREATE TABLE IF NOT EXISTS schema_versions (
          number INTEGER NOT NULL PRIMARY KEY,
          name TEXT NOT NULL,
          applied_at INTEGER NOT NULL
        ) STRICT;
        """;

    /// <summary>The files by their number, in order.</summary>
    public static IReadOnlyList<(int Number, string Name, string Sql)> Files { get; } = [.. Read().OrderBy(file => file.Number)];

    /// <exception cref="InvalidOperationException">The database was made by a newer program.</exception>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        await using var db = await pool.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancellationToken);
        foreach (var file in Files)
            await ApplyAsync(db, file, cancellationToken);
    }

    /// <summary>Beginning the transaction takes the write lock, so of two processes that start at once the second finds the file applied.</summary>
    private async Task ApplyAsync(IdentityDb db, (int Number, string Name, string Sql) file, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        await ExecuteAsync(command, VersionsTable, cancellationToken);

        command.CommandText = "SELECT coalesce(max(number), 0) FROM schema_versions";
        var applied = Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        if (applied > Files[^1].Number)
            throw new InvalidOperationException($"The database has schema version {applied}; this program knows {Files[^1].Number}. Start the newer program.");
        if (applied >= file.Number)
            return;

        await ExecuteAsync(command, file.Sql, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO schema_versions (number, name, applied_at) VALUES ({file.Number}, {file.Name}, {clock.GetUtcNow().ToUnixTimeMilliseconds()})", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Log.SchemaFileApplied(log, file.Name);
    }

    private static async Task ExecuteAsync(DbCommand command, string sql, CancellationToken cancellationToken)
    {
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static IEnumerable<(int Number, string Name, string Sql)> Read()
    {
        var assembly = typeof(SchemaUpgrade).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var name = resource[Prefix.Length..];
            yield return (int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, reader.ReadToEnd());
        }
    }
}
