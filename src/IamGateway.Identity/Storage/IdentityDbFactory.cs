using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace IamGateway.Identity.Storage;

/// <summary>Hands out pooled contexts that tell the change feed what they commit.</summary>
internal sealed class IdentityDbFactory(PooledDbContextFactory<IdentityDb> pool, ChangeFeed feed, TimeProvider clock) : IDbContextFactory<IdentityDb>
{
    public IdentityDb CreateDbContext()
    {
        var db = pool.CreateDbContext();
        db.Use(feed, clock);
        return db;
    }

    public async Task<IdentityDb> CreateDbContextAsync(CancellationToken cancellationToken = default)
    {
        var db = await pool.CreateDbContextAsync(cancellationToken);
        db.Use(feed, clock);
        return db;
    }
}
