using IamGateway.Federation.SignIn;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Federation.Providers;

/// <summary>Finds the person an external identity is linked to, or makes one, and brings the provider's group memberships up to date; all in one transaction.</summary>
/// <remarks>The link is issuer and subject alone. A name or e-mail address that a person here has already never makes the identity that person.</remarks>
internal sealed class PersonProvisioning(IDbContextFactory<IdentityDb> store, TimeProvider clock)
{
    /// <exception cref="SignInFailedException">The person is disabled, or the provider left the groups out.</exception>
    public async Task<Person> FindOrCreateAsync(SignInProvider provider, ExternalIdentity identity, CancellationToken cancellationToken)
    {
        if (identity.LeavesOut(provider.GroupsClaim))
        {
            throw new SignInFailedException(SignInError.TooManyGroups, "GroupsLeftOut", $"The provider replaced '{provider.GroupsClaim}' by a pointer; limit the groups that it puts into tokens.");
        }

        await using var db = await store.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var link = await db.IdentityProviderLinks.SingleOrDefaultAsync(l => l.Issuer == identity.Issuer && l.Subject == identity.Subject, cancellationToken);
        var person = link is null
            ? await CreateAsync(db, provider, identity, cancellationToken)
            : await db.People.SingleAsync(p => p.Id == link.PersonId, cancellationToken);
        if (!person.IsActive)
        {
            throw new SignInFailedException(SignInError.PersonInactive, "Inactive");
        }

        await SetGroupsAsync(db, provider, identity, person, cancellationToken);
        await db.CommitAsync(cancellationToken);
        return person;
    }

    private async Task<Person> CreateAsync(IdentityDb db, SignInProvider provider, ExternalIdentity identity, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var person = new Person
        {
            Id = UniqueId.Uuid(),
            UserName = await FreeNameAsync(db, PersonName.Of(provider, identity), cancellationToken),
            DisplayName = identity.Text("name") ?? identity.Text("preferred_username") ?? identity.Subject,
            Email = identity.VerifiedEmail,
            CreatedAt = now,
        };
        db.Add(person);
        db.Add(new IdentityProviderLink { Issuer = identity.Issuer, Subject = identity.Subject, PersonId = person.Id, CreatedAt = now });
        return person;
    }

    private static async Task<string> FreeNameAsync(IdentityDb db, string wanted, CancellationToken cancellationToken)
    {
        for (var number = 1; ; number++)
        {
            var name = PersonName.Numbered(wanted, number);
            if (!await db.People.AnyAsync(p => p.UserName == name, cancellationToken))
            {
                return name;
            }
        }
    }

    /// <summary>Adds and takes away only this provider's memberships: what an administrator or another provider gave stays.</summary>
    private async Task SetGroupsAsync(IdentityDb db, SignInProvider provider, ExternalIdentity identity, Person person, CancellationToken cancellationToken)
    {
        var wanted = await FindGroupsAsync(db, provider, GroupNames.Of(provider, identity), cancellationToken);
        var held = await db.PeopleGroupMembers.Where(member => member.PersonId == person.Id).ToListAsync(cancellationToken);
        db.RemoveRange(held.Where(member => member.Provider == provider.Name && !wanted.Contains(member.GroupId)));
        db.AddRange(wanted
            .Where(groupId => !held.Exists(member => member.GroupId == groupId))
            .Select(groupId => new PeopleGroupMember { GroupId = groupId, PersonId = person.Id, Provider = provider.Name }));
    }

    private async Task<HashSet<string>> FindGroupsAsync(IdentityDb db, SignInProvider provider, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var group = await db.PeopleGroups.SingleOrDefaultAsync(g => g.DisplayName == name, cancellationToken);
            if (group is null && provider.CreateGroups)
            {
                group = new PeopleGroup { Id = UniqueId.Uuid(), DisplayName = name, CreatedAt = clock.GetUtcNow() };
                db.Add(group);
            }

            if (group is not null)
            {
                found.Add(group.Id);
            }
        }

        return found;
    }
}
