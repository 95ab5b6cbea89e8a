using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Principals;

/// <summary>Finds the roles and IAM users behind sessions, from a bounded memory that the change feed keeps honest. What is found is not to be changed.</summary>
public sealed class LiveEntities
{
    private const int Capacity = 100_000;

    private readonly IDbContextFactory<IdentityDb> _store;
    private readonly BoundedMemory<Role> _roles = new(Capacity);
    private readonly BoundedMemory<LiveUser> _users = new(Capacity);

    public LiveEntities(IDbContextFactory<IdentityDb> store, ChangeFeed feed)
    {
        _store = store;
        feed.Subscribe(Forget);
    }

    /// <summary>The role of an id; null: there is none any more. The same object for as long as the role does not change.</summary>
    public ValueTask<Role?> FindRoleAsync(string id, CancellationToken cancellationToken) =>
        _roles.Find(id) is { } remembered
            ? ValueTask.FromResult<Role?>(remembered)
            : new ValueTask<Role?>(ReadAsync(_roles, id, db => db.Roles.AsNoTracking().SingleOrDefaultAsync(role => role.Id == id, cancellationToken), cancellationToken));

    /// <summary>The IAM user of an id; null: there is none any more. The same object for as long as neither the user nor its groups change.</summary>
    public ValueTask<LiveUser?> FindUserAsync(string id, CancellationToken cancellationToken) =>
        _users.Find(id) is { } remembered
            ? ValueTask.FromResult<LiveUser?>(remembered)
            : new ValueTask<LiveUser?>(ReadAsync(_users, id, db => ReadUserAsync(db, id, cancellationToken), cancellationToken));

    private static async Task<LiveUser?> ReadUserAsync(IdentityDb db, string id, CancellationToken cancellationToken) =>
        await db.IamUsers.AsNoTracking().SingleOrDefaultAsync(user => user.Id == id, cancellationToken) is { } user
            ? new LiveUser(user, await IamGroupNames.OfAsync(db, id, cancellationToken))
            : null;

    private async Task<T?> ReadAsync<T>(BoundedMemory<T> memory, string id, Func<IdentityDb, Task<T?>> readAsync, CancellationToken cancellationToken)
        where T : class
    {
        var generation = memory.Generation;
        await using var db = await _store.CreateDbContextAsync(cancellationToken);
        var read = await readAsync(db);
        if (read is not null)
            memory.Remember(id, read, generation);
        return read;
    }

    private void Forget(Change change)
    {
        switch (change.Entity)
        {
            case "roles":
                _roles.Forget(change.EntityId);
                break;
            case "iam_users":
                _users.Forget(change.EntityId);
                break;
            case "iam_group_members":
                _users.Forget(change.EntityId.Split(',', 2)[1]);
                break;
            case "iam_groups" when change.Kind != "added":
                _users.ForgetAll();
                break;
            case Change.Anything:
                _roles.ForgetAll();
                _users.ForgetAll();
                break;
        }
    }
}
