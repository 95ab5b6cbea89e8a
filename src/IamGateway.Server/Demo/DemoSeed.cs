using IamGateway.Identity.Accounts;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.PermissionSets;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Server.Demo;

/// <summary>Fills an empty store with the cast of the demo.</summary>
internal sealed class DemoSeed(IDbContextFactory<IdentityDb> database, AssignmentBook assignments, Passwords passwords, IamUserPasswords userPasswords, KeyRing ring, TimeProvider clock)
{
    /// <summary>Adds policies, people, groups, permission sets, assignments and the IAM user; returns their secrets.</summary>
    public async Task<DemoFile> PlantAsync(Uri publicUrl, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var account = await db.Accounts.SingleAsync(cancellationToken);
        account.Alias = DemoCast.AccountName;
        var policies = AddPolicies(db, account);
        List<DemoFile.DemoPerson> people = [];
        List<Assignment> assigned = [];
        foreach (var player in DemoCast.People)
        {
            var (person, assignment) = await AddPersonAsync(db, account, player, policies, cancellationToken);
            people.Add(person);
            assigned.Add(assignment);
        }

        var user = await AddIamUserAsync(db, account, policies, cancellationToken);
        var key = await AddAdministratorAsync(db, account, cancellationToken);
        await db.CommitAsync(cancellationToken);
        foreach (var assignment in assigned) await assignments.AssignAsync(assignment, cancellationToken);
        return new DemoFile { PublicUrl = publicUrl.AbsoluteUri, AccountId = account.Id, People = people, IamUser = user, AdministratorKey = key };
    }

    private Dictionary<string, string> AddPolicies(IdentityDb db, Account account)
    {
        Dictionary<string, string> idsByName = [];
        foreach (var name in DemoCast.PolicyNames)
        {
            var document = DemoCast.PolicyDocument(name);
            PolicyRules.Require(document);
            var policy = new ManagedPolicy { Id = UniqueId.Iam("ANPA"), AccountId = account.Id, Path = DemoCast.PolicyPath, Name = name, CreatedAt = clock.GetUtcNow() };
            policy.Versions.Add(new PolicyVersion { PolicyId = policy.Id, Number = 1, Document = document, CreatedAt = clock.GetUtcNow() });
            db.Add(policy);
            idsByName[name] = policy.Id;
        }

        return idsByName;
    }

    private async Task<(DemoFile.DemoPerson Person, Assignment Assignment)> AddPersonAsync(
        IdentityDb db, Account account, DemoCast.Player player, Dictionary<string, string> policies, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var password = NewPassword();
        var person = new Person
        {
            Id = UniqueId.Uuid(),
            UserName = player.UserName,
            DisplayName = player.DisplayName,
            Email = player.UserName,
            PasswordHash = await passwords.HashAsync(password, cancellationToken),
            CreatedAt = now,
        };
        var group = new PeopleGroup { Id = UniqueId.Uuid(), DisplayName = player.Group, CreatedAt = now };
        var set = new PermissionSet { Id = "ps-" + UniqueId.Hex(16), Name = player.PermissionSet, CreatedAt = now };
        db.AddRange(person, group, set, new PeopleGroupMember { GroupId = group.Id, PersonId = person.Id });
        db.AddRange(player.Policies.Select(name => new PolicyAttachment { PolicyId = policies[name], PermissionSetId = set.Id }));
        if (player.PermissionSet == "AdministratorAccess")
        {
            db.Add(new PolicyAttachment { PolicyId = await AdministratorAccessAsync(db, cancellationToken), PermissionSetId = set.Id });
        }

        var seed = player.HasAuthenticator ? Totp.NewSeed() : null;
        if (seed is not null)
        {
            db.Add(new MfaDevice
            {
                Id = UniqueId.Uuid(),
                PersonId = person.Id,
                Name = player.UserName,
                SealedSeed = ring.Seal(MfaDevice.SealPurpose, seed),
                CreatedAt = now,
                EnabledAt = now,
            });
        }

        return (
            new DemoFile.DemoPerson(player.UserName, player.Group, player.PermissionSet, password, seed is null ? null : Totp.ToBase32(seed)),
            new Assignment { PermissionSetId = set.Id, AccountId = account.Id, GroupId = group.Id });
    }

    private async Task<DemoFile.DemoIamUser> AddIamUserAsync(IdentityDb db, Account account, Dictionary<string, string> policies, CancellationToken cancellationToken)
    {
        var password = NewPassword();
        var user = new IamUser
        {
            Id = UniqueId.Iam("AIDA"),
            AccountId = account.Id,
            Name = DemoCast.IamUserName,
            CreatedAt = clock.GetUtcNow(),
        };
        await userPasswords.SetAsync(db, user, password, resetRequired: false, cancellationToken);
        var (key, secret) = AccessKeys.New(ring, user.Id, clock);
        db.AddRange(user, key);
        db.AddRange(DemoCast.IamUserPolicies.Select(name => new PolicyAttachment { PolicyId = policies[name], UserId = user.Id }));
        return new DemoFile.DemoIamUser(user.Name, password, key.Id, secret);
    }

    /// <summary>An IAM user for programs: it has a key and no password.</summary>
    private async Task<DemoFile.DemoAccessKey> AddAdministratorAsync(IdentityDb db, Account account, CancellationToken cancellationToken)
    {
        var user = new IamUser { Id = UniqueId.Iam("AIDA"), AccountId = account.Id, Name = DemoCast.AdministratorName, CreatedAt = clock.GetUtcNow() };
        var (key, secret) = AccessKeys.New(ring, user.Id, clock);
        db.AddRange(user, key, new PolicyAttachment { PolicyId = await AdministratorAccessAsync(db, cancellationToken), UserId = user.Id });
        return new DemoFile.DemoAccessKey(user.Name, key.Id, secret);
    }

    private static Task<string> AdministratorAccessAsync(IdentityDb db, CancellationToken cancellationToken) =>
        db.ManagedPolicies.Where(policy => policy.AccountId == null && policy.Name == BuiltInPolicies.AdministratorAccess).Select(policy => policy.Id).SingleAsync(cancellationToken);

    /// <summary>Long enough for the rules, short enough to type.</summary>
    private static string NewPassword() => UniqueId.Secret()[..20];
}
