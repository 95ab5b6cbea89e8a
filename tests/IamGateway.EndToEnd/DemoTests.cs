using IamGateway.EndToEnd.Programs;

namespace IamGateway.EndToEnd;

/// <summary>The first two minutes with the program.</summary>
[Trait("Peer", "curl")]
public sealed class DemoTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.File("data with a space"); // the printed commands must survive it

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_three_printed_commands_do_what_they_say()
    {
        await using var demo = await GatewayProcess.StartAsync("demo", Data);
        var commands = DemoFile.Read(Data).Commands;
        Assert.Equal(3, commands.Count);
        Assert.All(commands, command => Assert.Contains(command.Command, demo.Output, StringComparison.Ordinal));

        var allowed = await RunAsync(commands[0]);
        Assert.Equal(3, allowed.GetProperty("orders").GetArrayLength());
        Assert.Contains("AWSReservedSSO_DeveloperAccess_", allowed.GetProperty("caller").GetString(), StringComparison.Ordinal);

        var outside = await RunAsync(commands[1]);
        Assert.Equal(403, outside.GetProperty("status").GetInt32());
        Assert.Equal("DenyOutsideTheOffice", outside.GetProperty("statement").GetProperty("sid").GetString());
        Assert.Contains("explicit deny", outside.GetProperty("detail").GetString(), StringComparison.Ordinal);

        var withoutMfa = await RunAsync(commands[2]);
        Assert.Equal(401, withoutMfa.GetProperty("status").GetInt32());
        Assert.Equal("orders:DeleteOrder", withoutMfa.GetProperty("action").GetString());
        Assert.Equal("DenySensitiveOrdersWhenMFAIsNotPresent", withoutMfa.GetProperty("statement").GetProperty("sid").GetString());
    }

    [Fact]
    public async Task A_stranger_is_told_what_was_asked_for_and_the_id_of_the_decision()
    {
        await using var demo = await GatewayProcess.StartAsync("demo", Data);
        var answer = await Curl.GetAsync(demo.At("/orders").AbsoluteUri);

        Assert.Equal(401, answer.Status);
        Assert.True(answer.IsProblem, answer.Head);
        Assert.Equal("orders:ListOrders", answer.Json.GetProperty("action").GetString());
        Assert.Matches("^[0-9a-f]{32}$", answer.Json.GetProperty("decisionId").GetString());

        Assert.Equal(404, (await Curl.GetAsync(demo.At("/there-is-no-such-route").AbsoluteUri)).Status);
    }

    [Fact]
    public async Task People_stay_until_the_demo_is_reset()
    {
        await using (await GatewayProcess.StartAsync("demo", Data))
        {
        }

        var first = DemoFile.Read(Data);
        await using (await GatewayProcess.StartAsync("demo", Data))
        {
            Assert.Equal(first.People, DemoFile.Read(Data).People);
        }

        await using (await GatewayProcess.StartAsync("demo", Data, port: null, "--reset"))
        {
            var reset = DemoFile.Read(Data);
            Assert.Equal(first.People.Select(person => person.UserName), reset.People.Select(person => person.UserName));
            Assert.NotEqual(first.AdministratorKey.AccessKeyId, reset.AdministratorKey.AccessKeyId);
            Assert.NotEqual(first.AdministratorKey.SecretAccessKey, reset.AdministratorKey.SecretAccessKey);
            Assert.Empty(first.People.Select(person => person.Password).Intersect(reset.People.Select(person => person.Password)));
        }
    }

    [Fact]
    [Trait("Peer", "aws")]
    public async Task The_key_in_the_file_administers_the_demo()
    {
        await using var demo = await GatewayProcess.StartAsync("demo", Data);
        var key = DemoFile.Read(Data).AdministratorKey;

        await using var aws = await ChildProcess.RunAsync("env", [$"AWS_ACCESS_KEY_ID={key.AccessKeyId}", $"AWS_SECRET_ACCESS_KEY={key.SecretAccessKey}", "AWS_DEFAULT_REGION=us-east-1",
            Aws.Debian, "--endpoint-url", demo.Url.GetLeftPart(UriPartial.Authority), "iam", "list-users", "--query", "Users[].UserName", "--output", "text"]);

        Assert.True(aws.ExitCode == 0, aws.Errors);
        Assert.Equal(["administrator", "ci"], aws.Output.Split((char[])['\t', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain(key.SecretAccessKey, demo.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_a_demo_s_is_not_reset()
    {
        Directory.CreateDirectory(Data);
        var precious = Path.Combine(Data, "precious.txt");
        await File.WriteAllTextAsync(precious, "keep");

        await using var refused = await ChildProcess.RunAsync("dotnet", [Repository.Program, "demo", "--data", Data, "--reset"]);

        Assert.Equal(1, refused.ExitCode);
        Assert.True(File.Exists(precious));
    }

    [Fact]
    public async Task The_demo_listens_on_this_machine_only()
    {
        await using var refused = await ChildProcess.RunAsync("dotnet", [Repository.Program, "demo", "--data", Data, "--urls", "http://0.0.0.0:18080"]);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("not on this machine", refused.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    /// <summary>A network namespace of its own has nothing but a loopback interface.</summary>
    [Fact]
    [Trait("Peer", "iproute2")]
    public async Task The_demo_needs_no_network()
    {
        const string script = """
            set -eu
            ip link set lo up
            dotnet "$1" demo --data "$2" --urls http://localhost:8080 --management-urls http://127.0.0.1:8081 > /dev/null &
            trap 'kill $!' EXIT
            for _ in $(seq 600); do [ -s "$2/developer.header" ] && break; sleep 0.1; done
            curl -sS -H @"$2/developer.header" http://127.0.0.1:8080/orders/1
            """;
        await using var offline = await ChildProcess.RunAsync("unshare", ["--map-root-user", "--net", "bash", "-c", script, "bash", Repository.Program, Data]);

        Assert.True(offline.ExitCode == 0, offline.Errors);
        Assert.Contains("Keyboard", offline.Output, StringComparison.Ordinal);
    }

    private static async Task<System.Text.Json.JsonElement> RunAsync(DemoFile.Try attempt)
    {
        await using var bash = await ChildProcess.RunAsync("bash", ["-c", attempt.Command]);
        Assert.True(bash.ExitCode == 0, $"{attempt.Command}: {bash.Errors}");
        return System.Text.Json.JsonDocument.Parse(bash.Output).RootElement;
    }
}
