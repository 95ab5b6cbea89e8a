using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Credentials;

/// <summary>Lets each assertion of a SAML identity provider be used once, by whatever node. Source: SAML Profiles §4.1.4.5.</summary>
public sealed class UsedAssertions(IDbContextFactory<IdentityDb> store)
{
    /// <summary>False: it was used before. Of two at once only one gets true.</summary>
    /// <exception cref="DbUpdateException">The store cannot say; then the assertion must not be used.</exception>
    public async Task<bool> TryUseAsync(UsedAssertion assertion, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        return await db.Database.ExecuteSqlAsync(
            $"INSERT INTO used_assertions (provider, assertion_id, expires_at) VALUES ({assertion.Provider}, {assertion.AssertionId}, {assertion.ExpiresAt.ToUnixTimeMilliseconds()}) ON CONFLICT DO NOTHING",
            cancellationToken) == 1;
    }
}
