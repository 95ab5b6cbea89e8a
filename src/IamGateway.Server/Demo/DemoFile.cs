using System.Text.Json;
using IamGateway.Server.Commands;
using IamGateway.Server.Composition;

namespace IamGateway.Server.Demo;

/// <summary>What <c>DIR/demo.json</c> says: everything that someone, or a script, needs to play. Secrets are random for each data folder.</summary>
internal sealed record DemoFile
{
    public required string PublicUrl { get; init; }
    public required string AccountId { get; init; }
    public required IReadOnlyList<DemoPerson> People { get; init; }
    public required DemoIamUser IamUser { get; init; }

    /// <summary>For the aws CLI and its like: an IAM user who may do everything in the account. Null: the folder is of an earlier program.</summary>
    public DemoAccessKey? AdministratorKey { get; init; }

    public IReadOnlyList<DemoTry> Commands { get; init; } = [];

    /// <param name="TotpSeed">Base32, for <c>oathtool --totp -b</c>; null: not enrolled.</param>
    internal sealed record DemoPerson(string UserName, string Group, string PermissionSet, string Password, string? TotpSeed);

    internal sealed record DemoIamUser(string Name, string Password, string AccessKeyId, string SecretAccessKey);

    internal sealed record DemoAccessKey(string UserName, string AccessKeyId, string SecretAccessKey);

    /// <param name="Expect">What the command shows, in words.</param>
    internal sealed record DemoTry(string Title, string Command, string Expect);

    public static string PathIn(string dataFolder) => Path.Combine(dataFolder, "demo.json");

    /// <summary>The file of an earlier start; null: there was none.</summary>
    public static async Task<DemoFile?> ReadAsync(string dataFolder, CancellationToken cancellationToken)
    {
        if (!File.Exists(PathIn(dataFolder))) return null;
        await using var stream = File.OpenRead(PathIn(dataFolder));
        return await JsonSerializer.DeserializeAsync<DemoFile>(stream, ReadableJson.Options, cancellationToken);
    }

    public Task WriteAsync(string dataFolder, CancellationToken cancellationToken) =>
        PrivateFile.WriteAsync(PathIn(dataFolder), JsonSerializer.Serialize(this, ReadableJson.Options) + "\n", cancellationToken);
}
