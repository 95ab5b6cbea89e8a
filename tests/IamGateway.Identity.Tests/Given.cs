using IamGateway.Identity.Accounts;
using IamGateway.Identity.PermissionSets;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;

namespace IamGateway.Identity.Tests;

/// <summary>Valid entities to start a test from.</summary>
internal static class Given
{
    public const string AccountId = "123456789012";
    public const string OtherAccountId = "210987654321";
    public const string Allow = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"orders:*","Resource":"*"}}""";

    private static readonly DateTimeOffset Then = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Account Account(string id = AccountId, string? alias = null) =>
        new() { Id = id, Name = "Main", Alias = alias, CreatedAt = Then, Root = new RootUser { AccountId = id, Email = "root@example.com" } };

    public static Person Person(string userName = "alice") =>
        new() { Id = UniqueId.Uuid(), UserName = userName, DisplayName = "Alice", CreatedAt = Then };

    public static PeopleGroup PeopleGroup(string name = "Developers") => new() { Id = UniqueId.Uuid(), DisplayName = name, CreatedAt = Then };

    public static IamUser User(string name = "build", string account = AccountId) =>
        new() { Id = UniqueId.Iam("AIDA"), AccountId = account, Name = name, CreatedAt = Then };

    public static IamGroup Group(string name = "Builders", string account = AccountId) =>
        new() { Id = UniqueId.Iam("AGPA"), AccountId = account, Name = name, CreatedAt = Then };

    public static Role Role(string name = "Deployer", string account = AccountId) =>
        new() { Id = UniqueId.Iam("AROA"), AccountId = account, Name = name, TrustPolicy = "{}", CreatedAt = Then };

    public static PermissionSet PermissionSet(string name = "ReadOnly") => new() { Id = "ps-" + UniqueId.Hex(16), Name = name, CreatedAt = Then };

    public static ManagedPolicy Policy(string name = "Orders", string? account = AccountId, string document = Allow)
    {
        var policy = new ManagedPolicy { Id = UniqueId.Iam("ANPA"), AccountId = account, Name = name, CreatedAt = Then };
        policy.Versions.Add(new PolicyVersion { PolicyId = policy.Id, Number = 1, Document = document, CreatedAt = Then });
        return policy;
    }
}
