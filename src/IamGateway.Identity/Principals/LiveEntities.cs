using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Principals;

/// <summary>Finds the roles and IAM users behind sessions, from a bounded memory that the change feed keeps honest. What is found is not to be changed.</summary>
public sealed class LiveEntities
{
    private const int Capacity = 100_000;

    private readonly IDbContextFactory<IdentityDb> _store;
    private readonly BoundedMemory<Role> _roles = new(Capacity);
    private readonly BoundedMemory<IamUser> _users = new(Capacity);

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

    /// <summary>The IAM user of an id; null: there is none any more. The same object for as long as the user does not change.</summary>
    public ValueTask<IamUser?> FindUserAsync(string id, CancellationToken cancellationToken) =>
        _users.Find(id) is { } remembered
            ? ValueTask.FromResult<IamUser?>(remembered)
            : new ValueTask<IamUser?>(ReadAsync(_users, id, db => db.IamUsers.AsNoTracking().SingleOrDefaultAsync(user => user.Id == id, cancellationToken), cancellationToken));

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
            case Change.Anything:
                _roles.ForgetAll();
                _users.ForgetAll();
                break;
        }
    }
}
