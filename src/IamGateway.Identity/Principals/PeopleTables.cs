using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamGateway.Identity.Principals;

/// <summary>The tables of the identity store: people, their groups, tags and identity-provider links.</summary>
internal sealed class PeopleTables :
    IEntityTypeConfiguration<Person>,
    IEntityTypeConfiguration<PersonTag>,
    IEntityTypeConfiguration<PeopleGroup>,
    IEntityTypeConfiguration<PeopleGroupMember>,
    IEntityTypeConfiguration<IdentityProviderLink>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Property(p => p.UserName).UseCollation("NOCASE");
        builder.HasIndex(p => p.UserName).IsUnique();
        builder.HasMany(p => p.Tags).WithOne().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PersonTag> builder)
    {
        builder.ToTable("PersonTags");
        builder.HasKey(t => new { t.PersonId, t.Key });
        builder.Property(t => t.Key).UseCollation("NOCASE");
    }

    public void Configure(EntityTypeBuilder<PeopleGroup> builder)
    {
        builder.Property(g => g.DisplayName).UseCollation("NOCASE");
        builder.HasIndex(g => g.DisplayName).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PeopleGroupMember> builder)
    {
        builder.HasKey(m => new { m.GroupId, m.PersonId });
        builder.HasOne<PeopleGroup>().WithMany().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<IdentityProviderLink> builder)
    {
        builder.HasKey(l => new { l.Issuer, l.Subject });
        builder.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
