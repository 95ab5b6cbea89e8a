using IamGateway.Identity.Accounts;
using IamGateway.Identity.PermissionSets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamGateway.Identity.Principals;

/// <summary>The tables of policies and what they are attached to.</summary>
internal sealed class PolicyTables :
    IEntityTypeConfiguration<ManagedPolicy>,
    IEntityTypeConfiguration<PolicyVersion>,
    IEntityTypeConfiguration<PolicyAttachment>,
    IEntityTypeConfiguration<InlinePolicy>
{
    public void Configure(EntityTypeBuilder<ManagedPolicy> builder)
    {
        builder.Property(p => p.Name).UseCollation("NOCASE");
        builder.HasIndex(p => new { p.AccountId, p.Name }).IsUnique();
        // A null account is distinct from every other null, so what ships with the gateway has an index of its own.
        builder.HasIndex(p => p.Name).IsUnique().HasFilter("account_id IS NULL");
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(p => p.Versions).WithOne().HasForeignKey(v => v.PolicyId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PolicyVersion> builder)
    {
        builder.ToTable("PolicyVersions");
        builder.HasKey(v => new { v.PolicyId, v.Number });
        builder.Property(v => v.Number).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<PolicyAttachment> builder)
    {
        builder.HasIndex(a => new { a.UserId, a.PolicyId }).IsUnique();
        builder.HasIndex(a => new { a.GroupId, a.PolicyId }).IsUnique();
        builder.HasIndex(a => new { a.RoleId, a.PolicyId }).IsUnique();
        builder.HasIndex(a => new { a.PermissionSetId, a.PolicyId }).IsUnique();
        builder.HasOne<ManagedPolicy>().WithMany().HasForeignKey(a => a.PolicyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<IamUser>().WithMany().HasForeignKey(a => a.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<IamGroup>().WithMany().HasForeignKey(a => a.GroupId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Role>().WithMany().HasForeignKey(a => a.RoleId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PermissionSet>().WithMany().HasForeignKey(a => a.PermissionSetId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<InlinePolicy> builder)
    {
        builder.Property(p => p.Name).UseCollation("NOCASE");
        builder.HasIndex(p => new { p.UserId, p.Name }).IsUnique();
        builder.HasIndex(p => new { p.GroupId, p.Name }).IsUnique();
        builder.HasIndex(p => new { p.RoleId, p.Name }).IsUnique();
        builder.HasIndex(p => new { p.PermissionSetId, p.Name }).IsUnique();
        builder.HasOne<IamUser>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<IamGroup>().WithMany().HasForeignKey(p => p.GroupId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Role>().WithMany().HasForeignKey(p => p.RoleId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PermissionSet>().WithMany().HasForeignKey(p => p.PermissionSetId).OnDelete(DeleteBehavior.Cascade);
    }
}
