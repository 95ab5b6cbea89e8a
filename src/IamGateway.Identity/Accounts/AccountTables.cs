using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamGateway.Identity.Accounts;

/// <summary>The tables of the organization and its accounts.</summary>
internal sealed class AccountTables :
    IEntityTypeConfiguration<Organization>,
    IEntityTypeConfiguration<Account>,
    IEntityTypeConfiguration<RootUser>
{
    public void Configure(EntityTypeBuilder<Organization> builder) =>
        builder.HasOne<Account>().WithMany().HasForeignKey(o => o.ManagementAccountId).OnDelete(DeleteBehavior.Restrict);

    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property(a => a.Alias).UseCollation("NOCASE");
        builder.HasIndex(a => a.Alias).IsUnique();
        builder.HasOne(a => a.Root).WithOne().HasForeignKey<RootUser>(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RootUser> builder)
    {
        builder.HasKey(r => r.AccountId);
        builder.Property(r => r.Email).UseCollation("NOCASE");
    }
}
