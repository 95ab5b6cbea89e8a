using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace IamGateway.Identity.Storage;

/// <summary>Finds out which name or id a failed commit wanted that is taken.</summary>
internal static class TakenName
{
    // SQLITE_CONSTRAINT_UNIQUE, _PRIMARYKEY and _ROWID. Source: https://sqlite.org/rescode.html
    private const int Unique = 2067, PrimaryKey = 1555, RowId = 2579;

    /// <summary>Only these are shown: other unique columns are hashes of secrets or foreign ids.</summary>
    private static bool IsShown(string column) =>
        column is "id" or "name" or "user_name" or "display_name" or "alias" or "serial" or "url" or "issuer" or "subject" or "number" or "key";

    /// <summary>A sentence such as <c>In iam_users, name 'alice' is taken.</c>; null: the commit failed for another reason.</summary>
    public static string? Of(DbUpdateException failure)
    {
        if (failure.InnerException is not SqliteException { SqliteExtendedErrorCode: Unique or PrimaryKey or RowId } constraint)
            return null;

        var entry = failure.Entries.Count > 0 ? failure.Entries[0] : null;
        var table = entry?.Metadata.GetTableName() ?? "the store";
        var names = entry is null ? [] : Columns(constraint.Message, table).Where(IsShown).Select(column => Named(entry, column)).ToArray();
        return names.Length == 0 ? $"In {table}, such an entry exists." : $"In {table}, {string.Join(" with ", names)} is taken.";
    }

    private static IEnumerable<string> Columns(string message, string table) =>
        message.Split([' ', ',', '\'', '.'], StringSplitOptions.RemoveEmptyEntries) is var words
            ? words.Where((word, i) => i > 0 && words[i - 1] == table)
            : [];

    private static string Named(EntityEntry entry, string column) =>
        $"{column} '{entry.Properties.FirstOrDefault(property => property.Metadata.GetColumnName() == column)?.CurrentValue}'";
}
