using IamGateway.Identity.Accounts;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.PermissionSets;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;

namespace IamGateway.Web.Tests.Hosting;

/// <summary>One account, and people with two, one and no permission sets.</summary>
internal static class Seeds
{
    public const string AccountId = "123456789012";
    public const string Alias = "demo";
    public const string Password = "nine quiet otters rowing";
    public const string RootEmail = "root@example.com";

    private static readonly Lazy<Task<string>> Hash = new(async () =>
    {
        using var passwords = new Passwords();
        return await passwords.HashAsync(Password, CancellationToken.None);
    });

    /// <summary>Alice has Developer and Viewer, Bob has Viewer, Carol and Dora have nothing, and all have the same password; so has the IAM user <c>build</c>.</summary>
    public static async Task PlantAsync(PageHost host)
    {
        var now = host.Clock.GetUtcNow();
        var hash = await Hash.Value;
        Person[] people = [.. ((string[])["alice", "bob", "carol", "dora"]).Select(name => new Person { Id = UniqueId.Uuid(), UserName = name, DisplayName = name, PasswordHash = hash, CreatedAt = now })];
        PermissionSet[] sets = [.. ((string[])["Developer", "Viewer"]).Select(name => new PermissionSet { Id = $"ps-{UniqueId.Hex(16)}", Name = name, Description = $"What a {name} may do", CreatedAt = now })];
        await host.AddAsync(
        [
            new Account { Id = AccountId, Name = "Demo", Alias = Alias, CreatedAt = now, Root = new RootUser { AccountId = AccountId, Email = RootEmail } },
            new IamUser { Id = UniqueId.Iam("AIDA"), AccountId = AccountId, Name = "build", PasswordHash = hash, CreatedAt = now },
            .. people,
            .. sets,
        ]);

        var assignments = host.Get<AssignmentBook>();
        foreach (var (person, set) in ((int, int)[])[(0, 0), (0, 1), (1, 1)])
        {
            await assignments.AssignAsync(new Assignment { AccountId = AccountId, PermissionSetId = sets[set].Id, PersonId = people[person].Id }, CancellationToken.None);
        }
    }
}
