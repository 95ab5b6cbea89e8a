using IamGateway.Identity.Accounts;
using IamGateway.Identity.PermissionSets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamGateway.Identity.Principals;

/// <summary>The tables of an account's principals: IAM users, IAM groups and roles, and the instance profiles that hold roles.</summary>
internal sealed class IamTables :
    IEntityTypeConfiguration<IamUser>,
    IEntityTypeConfiguration<IamGroup>,
    IEntityTypeConfiguration<IamGroupMember>,
    IEntityTypeConfiguration<Role>,
    IEntityTypeConfiguration<InstanceProfile>,
    IEntityTypeConfiguration<ServiceLastAccessed>
{
    public void Configure(EntityTypeBuilder<IamUser> builder)
    {
        builder.Property(u => u.Name).UseCollation("NOCASE");
        builder.HasIndex(u => new { u.AccountId, u.Name }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(u => u.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ManagedPolicy>().WithMany().HasForeignKey(u => u.PermissionsBoundaryId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<IamGroup> builder)
    {
        builder.Property(g => g.Name).UseCollation("NOCASE");
        builder.HasIndex(g => new { g.AccountId, g.Name }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(g => g.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<IamGroupMember> builder)
    {
        builder.HasKey(m => new { m.GroupId, m.UserId });
        builder.HasOne<IamGroup>().WithMany().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<IamUser>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.Property(r => r.Name).UseCollation("NOCASE");
        builder.HasIndex(r => new { r.AccountId, r.Name }).IsUnique();
        builder.HasIndex(r => new { r.PermissionSetId, r.AccountId }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PermissionSet>().WithMany().HasForeignKey(r => r.PermissionSetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ManagedPolicy>().WithMany().HasForeignKey(r => r.PermissionsBoundaryId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<InstanceProfile> builder)
    {
        builder.Property(p => p.Name).UseCollation("NOCASE");
        builder.HasIndex(p => new { p.AccountId, p.Name }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Role>().WithMany().HasForeignKey(p => p.RoleId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ServiceLastAccessed> builder) => builder.HasKey(s => new { s.PrincipalId, s.Service, s.Action });
}
