using System.Globalization;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace IamGateway.Identity.Storage;

/// <summary>What one commit touches: gathered before it is saved, named after, because the database makes some of the ids.</summary>
internal sealed class Outbox
{
    private readonly List<(EntityEntry Entry, string Kind)> _touched = [];

    public Outbox(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries())
        {
            if (KindOf(entry) is { } kind)
                _touched.Add((entry, kind));
        }
    }

    /// <summary>One row for each entity. Call it after the entities were saved.</summary>
    public List<Change> Rows(DateTimeOffset now) => _touched.ConvertAll(touched => new Change
    {
        At = now,
        Entity = touched.Entry.Metadata.GetTableName()!,
        EntityId = IdOf(touched.Entry),
        Kind = touched.Kind,
    });

    private static string? KindOf(EntityEntry entry) => entry.Entity is SignInFailures or ServiceLastAccessed or Change ? null : entry.State switch
    {
        EntityState.Added => "added",
        EntityState.Deleted => "removed",
        EntityState.Modified when !IsOnlyNoteOfUse(entry) => "changed",
        _ => null,
    };

    private static bool IsOnlyNoteOfUse(EntityEntry entry) => entry.Properties.All(property => !property.IsModified
        || property.Metadata.Name is nameof(SignInSession.LastSeenAt) or nameof(MfaDevice.LastUsedStep) or nameof(IamUser.PasswordLastUsedAt)
            or nameof(AccessKey.LastUsedAt) or nameof(AccessKey.LastUsedService) or nameof(AccessKey.LastUsedRegion));

    private static string IdOf(EntityEntry entry) => string.Join(',', entry.Metadata.FindPrimaryKey()!.Properties
        .Select(property => Convert.ToString(entry.Property(property.Name).CurrentValue, CultureInfo.InvariantCulture)));
}
