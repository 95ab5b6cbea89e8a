using IamGateway.Identity.Accounts;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.PermissionSets;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Sessions;
using IamGateway.Identity.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace IamGateway.Federation.Tests.Hosting;

/// <summary>Entities to start a test from.</summary>
internal static class Given
{
    public const string AccountId = "123456789012";
    public const string Alias = "example-main";
    public const string Password = "a quite long passphrase";
    public const string RootEmail = "root@example.com";

    private static readonly DateTimeOffset Then = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task<Person> PersonAsync(FederationHost host, string userName = "alice", bool isActive = true, string? password = Password)
    {
        var person = new Person
        {
            Id = UniqueId.Uuid(),
            UserName = userName,
            DisplayName = userName,
            PasswordHash = password is null ? null : Hash(password),
            IsActive = isActive,
            CreatedAt = Then,
        };
        await host.AddAsync(person);
        return person;
    }

    /// <summary>An account with its root user and the IAM user <c>build</c>, all with the same password.</summary>
    public static async Task AccountAsync(FederationHost host)
    {
        var hash = Hash(Password);
        await host.AddAsync(
            new Account { Id = AccountId, Name = "Main", Alias = Alias, CreatedAt = Then, Root = new RootUser { AccountId = AccountId, Email = RootEmail, PasswordHash = hash } },
            new IamUser { Id = UniqueId.Iam("AIDA"), AccountId = AccountId, Name = "build", PasswordHash = hash, CreatedAt = Then });
    }

    /// <summary>A permission set that the person has in the account, which must exist.</summary>
    public static async Task AssignmentAsync(FederationHost host, Person person, string name = "ReadOnly")
    {
        var set = new PermissionSet { Id = "ps-" + UniqueId.Hex(16), Name = name, CreatedAt = Then };
        await host.AddAsync(set);
        await host.Get<AssignmentBook>().AssignAsync(new Assignment { PermissionSetId = set.Id, AccountId = AccountId, PersonId = person.Id }, CancellationToken.None);
    }

    /// <summary>A device of a person; its seed.</summary>
    public static Task<byte[]> DeviceAsync(FederationHost host, Person person, string name = "Phone") =>
        DeviceAsync(host, new SignInSubject(PersonId: person.Id), name);

    public static async Task<byte[]> DeviceAsync(FederationHost host, SignInSubject subject, string name = "Phone")
    {
        var seed = Totp.NewSeed();
        await host.AddAsync(new MfaDevice
        {
            Id = UniqueId.Uuid(),
            PersonId = subject.PersonId,
            AccountId = subject.PersonId is null ? AccountId : null,
            UserId = subject.UserId,
            RootAccountId = subject.RootAccountId,
            Name = name,
            SealedSeed = host.Get<KeyRing>().Seal(MfaDevice.SealPurpose, seed),
            CreatedAt = Then,
            EnabledAt = Then,
        });
        return seed;
    }

    public static PeopleGroup Group(string name) => new() { Id = UniqueId.Uuid(), DisplayName = name, CreatedAt = Then };

    /// <summary>Of one iteration, which verifies like any other: tests have no time to lose.</summary>
    private static string Hash(string password) => new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = 1 })).HashPassword(Password, password);
}
