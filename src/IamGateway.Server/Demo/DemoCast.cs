namespace IamGateway.Server.Demo;

/// <summary>Who plays in the demo: a person for each group of the user matrix, what their permission sets hold, and one IAM user.</summary>
internal static class DemoCast
{
    public const string AccountId = "123456789012";
    public const string AccountName = "demo";
    public const string RootEmail = "root@demoasacode.io";
    public const string IamUserName = "ci";
    public const string AdministratorName = "administrator";
    public const string PolicyPath = "/foundation/";

    /// <summary>One person of the cast, alone in a group that is assigned one permission set.</summary>
    /// <param name="HasAuthenticator">True: enrolled, with the seed in <c>demo.json</c>. False: enrols when a policy first asks.</param>
    /// <param name="Policies">Names of the customer managed policies of the permission set.</param>
    internal sealed record Player(string UserName, string DisplayName, string Group, string PermissionSet, bool HasAuthenticator, string[] Policies);

    public static IReadOnlyList<Player> People { get; } =
    [
        new("admin@demoasacode.io", "Admin", "Admin", "AdministratorAccess", true, ["DenyIPAddressPolicy", "MFAForcePolicy"]),
        new("symple@demoasacode.io", "Symple", "Developer", "DeveloperAccess", false, ["OrdersDeveloperAccess", "DenyIPAddressPolicy", "DenySensitiveOrdersMFAPolicy"]),
        new("scott@demoasacode.io", "Scott", "DBA", "DatabaseAdministrator", true, ["OrdersDatabaseAccess", "DenyIPAddressPolicy", "DenySensitiveOrdersMFAPolicy"]),
        new("manager@demoasacode.io", "Manager", "SysAdm", "SystemAdministrator", true, ["OrdersFullAccess", "DenyIPAddressPolicy", "DenySensitiveOrdersMFAPolicy", "DenyEC2StopAndTerminationMFAPolicy"]),
        new("banana@demoasacode.io", "Banana", "Viewer", "ViewOnlyAccess", false, ["OrdersReadOnlyAccess", "DenyIPAddressPolicy", "DenySensitiveOrdersMFAPolicy"]),
    ];

    public static Player Developer => People[1];

    /// <summary>The policies of the IAM user.</summary>
    public static IReadOnlyList<string> IamUserPolicies { get; } = ["OrdersReadOnlyAccess", "DenyIPAddressPolicy"];

    /// <summary>Every customer managed policy of the demo, by name.</summary>
    public static IEnumerable<string> PolicyNames => People.SelectMany(player => player.Policies).Concat(IamUserPolicies).Distinct();

    /// <summary>The text of a policy.</summary>
    public static string PolicyDocument(string name)
    {
        using var stream = typeof(DemoCast).Assembly.GetManifestResourceStream($"IamGateway.Server.Demo.Policies.{name}.json")
            ?? throw new InvalidOperationException($"The demo has no policy '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
