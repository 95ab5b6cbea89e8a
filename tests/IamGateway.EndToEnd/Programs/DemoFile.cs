using System.Text.Json;

namespace IamGateway.EndToEnd.Programs;

/// <summary>What the demo wrote into <c>DIR/demo.json</c>, read as a stranger's script would.</summary>
internal sealed record DemoFile(IReadOnlyList<DemoFile.Person> People, IReadOnlyList<DemoFile.Try> Commands, DemoFile.AccessKey AdministratorKey)
{
    internal sealed record Person(string UserName, string Group, string PermissionSet, string Password, string? TotpSeed);

    internal sealed record Try(string Title, string Command, string Expect);

    internal sealed record AccessKey(string UserName, string AccessKeyId, string SecretAccessKey);

    public static DemoFile Read(string dataFolder) =>
        JsonSerializer.Deserialize<DemoFile>(File.ReadAllText(Path.Combine(dataFolder, "demo.json")), JsonSerializerOptions.Web)!;

    public Person InGroup(string group) => People.Single(person => person.Group == group);
}
