using IamGateway.Identity.Accounts;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamGateway.Identity.Credentials;

/// <summary>The tables of authenticators, keys, links and failures. What may be used once is a concurrency token: of two commits that read the same state only one succeeds.</summary>
internal sealed class CredentialTables :
    IEntityTypeConfiguration<MfaDevice>,
    IEntityTypeConfiguration<AccessKey>,
    IEntityTypeConfiguration<SigningCertificate>,
    IEntityTypeConfiguration<FormerPassword>,
    IEntityTypeConfiguration<PasswordPolicy>,
    IEntityTypeConfiguration<OneTimeLink>,
    IEntityTypeConfiguration<UsedAssertion>,
    IEntityTypeConfiguration<SignInFailures>
{
    public void Configure(EntityTypeBuilder<MfaDevice> builder)
    {
        builder.Property(d => d.LastUsedStep).IsConcurrencyToken();
        builder.Property(d => d.Name).UseCollation("NOCASE");
        builder.Property(d => d.Algorithm).HasConversion<string>();
        builder.HasIndex(d => new { d.PersonId, d.Name }).IsUnique();
        builder.HasIndex(d => new { d.AccountId, d.Name }).IsUnique();
        builder.HasIndex(d => new { d.AccountId, d.Serial }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<IamUser>().WithMany().HasForeignKey(d => d.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<RootUser>().WithMany().HasForeignKey(d => d.RootAccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AccessKey> builder) =>
        builder.HasOne<IamUser>().WithMany().HasForeignKey(k => k.UserId).OnDelete(DeleteBehavior.Cascade);

    public void Configure(EntityTypeBuilder<SigningCertificate> builder) =>
        builder.HasOne<IamUser>().WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Cascade);

    public void Configure(EntityTypeBuilder<FormerPassword> builder) =>
        builder.HasOne<IamUser>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);

    public void Configure(EntityTypeBuilder<PasswordPolicy> builder)
    {
        builder.HasKey(p => p.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<OneTimeLink> builder)
    {
        builder.HasKey(l => l.SecretHash);
        builder.Property(l => l.UsedAt).IsConcurrencyToken();
        builder.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<RootUser>().WithMany().HasForeignKey(l => l.RootAccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<UsedAssertion> builder)
    {
        builder.HasKey(a => new { a.Provider, a.AssertionId });
        builder.HasIndex(a => a.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<SignInFailures> builder)
    {
        builder.HasKey(f => f.Key);
        builder.Property(f => f.Count).IsConcurrencyToken();
        builder.Property(f => f.Locks).IsConcurrencyToken();
    }
}
