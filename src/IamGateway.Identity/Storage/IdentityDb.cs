using IamGateway.Identity.Accounts;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.PermissionSets;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Storage;

/// <summary>Everything that exists. Read and change entities through it; save with <see cref="CommitAsync"/> only.</summary>
public sealed class IdentityDb(DbContextOptions<IdentityDb> options) : DbContext(options)
{
    public DbSet<Organization> Organizations => Set<Organization>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<RootUser> RootUsers => Set<RootUser>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<PeopleGroup> PeopleGroups => Set<PeopleGroup>();
    public DbSet<PeopleGroupMember> PeopleGroupMembers => Set<PeopleGroupMember>();
    public DbSet<IdentityProviderLink> IdentityProviderLinks => Set<IdentityProviderLink>();
    public DbSet<IamUser> IamUsers => Set<IamUser>();
    public DbSet<IamGroup> IamGroups => Set<IamGroup>();
    public DbSet<IamGroupMember> IamGroupMembers => Set<IamGroupMember>();
    public DbSet<Role> Roles => Set<Role>();
    public DbSet<ManagedPolicy> ManagedPolicies => Set<ManagedPolicy>();
    public DbSet<PolicyAttachment> PolicyAttachments => Set<PolicyAttachment>();
    public DbSet<InlinePolicy> InlinePolicies => Set<InlinePolicy>();
    public DbSet<SamlProvider> SamlProviders => Set<SamlProvider>();
    public DbSet<OpenIdConnectProvider> OidcProviders => Set<OpenIdConnectProvider>();
    public DbSet<InstanceProfile> InstanceProfiles => Set<InstanceProfile>();
    public DbSet<ServiceLastAccessed> ServiceLastAccessed => Set<ServiceLastAccessed>();
    public DbSet<PermissionSet> PermissionSets => Set<PermissionSet>();
    public DbSet<Assignment> Assignments => Set<Assignment>();
    public DbSet<SignInSession> SignInSessions => Set<SignInSession>();
    public DbSet<PrincipalSession> PrincipalSessions => Set<PrincipalSession>();
    public DbSet<Revocation> Revocations => Set<Revocation>();
    public DbSet<MfaDevice> MfaDevices => Set<MfaDevice>();
    public DbSet<AccessKey> AccessKeys => Set<AccessKey>();
    public DbSet<SigningCertificate> SigningCertificates => Set<SigningCertificate>();
    public DbSet<FormerPassword> PasswordHistory => Set<FormerPassword>();
    public DbSet<PasswordPolicy> PasswordPolicies => Set<PasswordPolicy>();
    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();
    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();
    public DbSet<UsedAssertion> UsedAssertions => Set<UsedAssertion>();
    public DbSet<SignInFailures> SignInFailures => Set<SignInFailures>();
    public DbSet<Change> Changes => Set<Change>();

    private ChangeFeed? _feed;
    private TimeProvider? _clock;

    /// <summary>Saves everything, with a row in <see cref="Changes"/> for each entity touched, in one transaction, and tells this process at once.</summary>
    /// <remarks>
    /// When a transaction was begun on <c>Database</c>, that one is committed: what was read in it is still true, because beginning one
    /// takes the database's one write lock. Failed sign-ins and notes of the last use are not worth a row. After an exception other than
    /// <see cref="EntityExistsException"/>, use a new context.
    /// </remarks>
    /// <exception cref="EntityExistsException">A name or id is taken. Nothing was saved.</exception>
    /// <exception cref="DbUpdateConcurrencyException">What may be used once (<see cref="MfaDevice.LastUsedStep"/>, <see cref="OneTimeLink.UsedAt"/>), or a count (<see cref="Credentials.SignInFailures"/>), was changed by someone else since it was read. Nothing was saved: read and decide again.</exception>
    /// <exception cref="DbUpdateException">Another rule of the schema is broken. Nothing was saved.</exception>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (_feed is null || _clock is null)
            throw new InvalidOperationException("This context was not made by the registered IDbContextFactory<IdentityDb>.");

        Database.AutoSavepointsEnabled = false;
        var transaction = Database.CurrentTransaction ?? await Database.BeginTransactionAsync(cancellationToken);
        await using (transaction)
        {
            var outbox = new Outbox(ChangeTracker);
            try
            {
                await base.SaveChangesAsync(acceptAllChangesOnSuccess: true, cancellationToken);
            }
            catch (DbUpdateException failure) when (TakenName.Of(failure) is { } taken)
            {
                throw new EntityExistsException(taken, failure);
            }

            var rows = outbox.Rows(_clock.GetUtcNow());
            Changes.AddRange(rows);
            await base.SaveChangesAsync(acceptAllChangesOnSuccess: true, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            foreach (var row in rows)
                Entry(row).State = EntityState.Detached;
        }

        // Not cancelled: what is committed must be told, or this process would go on with what it remembers.
        await _feed.ReadAsync(CancellationToken.None);
    }

    /// <summary>Not for use: it would change things without telling anyone.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new InvalidOperationException("Save with CommitAsync.");

    /// <inheritdoc cref="SaveChanges(bool)"/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("Save with CommitAsync.");

    internal void Use(ChangeFeed feed, TimeProvider clock) => (_feed, _clock) = (feed, clock);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<StoredTime>();
        configurationBuilder.Properties<TimeSpan>().HaveConversion<StoredDuration>();
        configurationBuilder.Properties<TagSet>().HaveConversion<StoredTags>();
        configurationBuilder.Properties<PrincipalBindings>().HaveConversion<StoredBindings>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(IdentityDb).Assembly);
        SnakeCase.Apply(modelBuilder);
    }
}
