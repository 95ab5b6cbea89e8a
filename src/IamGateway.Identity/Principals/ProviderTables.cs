using IamGateway.Identity.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamGateway.Identity.Principals;

/// <summary>The tables of the identity providers of accounts.</summary>
internal sealed class ProviderTables : IEntityTypeConfiguration<SamlProvider>, IEntityTypeConfiguration<OpenIdConnectProvider>
{
    public void Configure(EntityTypeBuilder<SamlProvider> builder)
    {
        builder.Property(p => p.Name).UseCollation("NOCASE");
        builder.HasIndex(p => new { p.AccountId, p.Name }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<OpenIdConnectProvider> builder)
    {
        builder.HasIndex(p => new { p.AccountId, p.Url }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
