using IamGateway.Identity.Accounts;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamGateway.Identity.Sessions;

/// <summary>The tables of sign-ins, the principal sessions made from them, and revocations.</summary>
internal sealed class SessionTables : IEntityTypeConfiguration<SignInSession>, IEntityTypeConfiguration<PrincipalSession>, IEntityTypeConfiguration<Revocation>
{
    public void Configure(EntityTypeBuilder<SignInSession> builder)
    {
        builder.HasIndex(s => s.SecretHash).IsUnique();
        builder.HasIndex(s => s.ExpiresAt);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<IamUser>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<RootUser>().WithMany().HasForeignKey(s => s.RootAccountId).OnDelete(DeleteBehavior.Cascade);
        // The deferred reference from ActiveSessionId is in the schema only: with it here each of the two tables would have to be written first.
        builder.HasIndex(s => s.ActiveSessionId);
    }

    public void Configure(EntityTypeBuilder<PrincipalSession> builder)
    {
        builder.HasIndex(s => s.ExpiresAt);
        builder.HasOne<SignInSession>().WithMany().HasForeignKey(s => s.SignInSessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Role>().WithMany().HasForeignKey(s => s.RoleId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<IamUser>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Revocation> builder)
    {
        builder.HasKey(r => r.SubjectId);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
