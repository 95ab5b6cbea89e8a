using IamGateway.Identity.Accounts;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamGateway.Identity.PermissionSets;

/// <summary>The tables of permission sets and assignments.</summary>
internal sealed class PermissionSetTables : IEntityTypeConfiguration<PermissionSet>, IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<PermissionSet> builder)
    {
        builder.Property(p => p.Name).UseCollation("NOCASE");
        builder.HasIndex(p => p.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Assignment> builder)
    {
        builder.HasIndex(a => new { a.PersonId, a.AccountId, a.PermissionSetId }).IsUnique();
        builder.HasIndex(a => new { a.GroupId, a.AccountId, a.PermissionSetId }).IsUnique();
        builder.HasOne<PermissionSet>().WithMany().HasForeignKey(a => a.PermissionSetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PeopleGroup>().WithMany().HasForeignKey(a => a.GroupId).OnDelete(DeleteBehavior.Cascade);
    }
}
