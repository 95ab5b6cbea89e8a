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
    public DbSet<PermissionSet> PermissionSets => Set<PermissionSet>();
    public DbSet<Assignment> Assignments => Set<Assignment>();
    public DbSet<SignInSession> SignInSessions => Set<SignInSession>();
    public DbSet<PrincipalSession> PrincipalSessions => Set<PrincipalSession>();
    public DbSet<MfaDevice> MfaDevices => Set<MfaDevice>();
    public DbSet<AccessKey> AccessKeys => Set<AccessKey>();
    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();
    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();
    public DbSet<SignInFailures> SignInFailures => Set<SignInFailures>();
    public DbSet<Change> Changes => Set<Change>();

    /// <summary>Saves everything, with a row in <see cref="Changes"/> for each entity touched, in one transaction, and tells this process at once.</summary>
    /// <exception cref="EntityExistsException">A name or id is taken.</exception>
    public Task CommitAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
