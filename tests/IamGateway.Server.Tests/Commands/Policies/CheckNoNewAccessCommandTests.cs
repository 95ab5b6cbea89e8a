using System.Text.Json.Nodes;
using static IamGateway.Server.Tests.Commands.Policies.Cases;

namespace IamGateway.Server.Tests.Commands.Policies;

public sealed class CheckNoNewAccessCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task What_was_granted_before_passes()
    {
        var run = await CheckAsync(Document(), Document(action: "s3:GetObject"));

        Assert.Equal((0, $"Pass: {PathOf("new")} grants nothing that {PathOf("old")} does not grant.\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task New_access_fails_with_a_request_that_the_engine_confirms()
    {
        var (before, after) = (Document(action: "s3:GetObject"), Document(more: "\"Resource\":\"arn:aws:s3:::b/*\""));
        var run = await CheckAsync(before, after, "--json");

        Assert.Equal(1, run.ExitCode);
        var request = JsonNode.Parse(run.Output)!["counterExample"]!["request"]!;
        request["principal"] = new JsonObject { ["arn"] = Alice };
        Assert.Equal("ImplicitDeny", await DecideAsync(request, before));
        Assert.Equal("Allowed", await DecideAsync(request, after));
    }

    /// <summary>Source: IAM User Guide, "AWS JSON policy elements: NotPrincipal": a Deny with it is about everybody who has a permissions boundary.</summary>
    [Fact]
    public async Task A_request_that_only_a_principal_with_a_boundary_gains_says_so()
    {
        const string Action = "\"Action\":\"s3:GetObject\",\"Resource\":\"*\"";
        var before = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*",{{Action}}},{"Effect":"Deny","NotPrincipal":{"AWS":"{{Alice}}"},{{Action}}}]}""";
        var after = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{Alice}}"},{{Action}}}]}""";

        var text = await CheckAsync(before, after, "--type", "resource");
        Assert.Equal(1, text.ExitCode);
        Assert.Contains($"  principal  {Alice}\n  boundary   one that allows everything\n", text.Output, StringComparison.Ordinal);

        var json = JsonNode.Parse((await CheckAsync(before, after, "--type", "resource", "--json")).Output)!["counterExample"]!;
        Assert.True((bool)json["hasBoundary"]!);
        const string Star = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";
        foreach (var (policy, decision) in new[] { (before, "ExplicitDeny"), (after, "Allowed") })
        {
            var line = $$"""{"id":1,"request":{{json["request"]!.ToJsonString()}},"policies":{"identity":[{{Named("i", Star)}}],"boundary":[{{Named("b", Star)}}],"resource":{{Named("r", policy)}} } }""";
            Assert.Equal(decision, (string)JsonNode.Parse((await CommandRun.OfAsync(line, "policy", "evaluate")).Output)!["decision"]!);
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("")]
    public async Task What_is_no_policy_is_exit_code_2(string text)
    {
        var run = await CheckAsync(Document(), text);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(PathOf("new"), run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_exit_code_2() =>
        Assert.Equal(2, (await CommandRun.OfAsync(Document(), "policy", "check-no-new-access", "--existing", PathOf("missing"), "--new", "-")).ExitCode);

    [Theory]
    [InlineData("policy", "check-no-new-access")]
    [InlineData("policy", "check-no-new-access", "--new", "-")]
    public async Task Both_versions_must_be_named(params string[] arguments) =>
        Assert.Equal(2, (await CommandRun.OfAsync("", arguments)).ExitCode);

    public void Dispose() => _folder.Dispose();

    private static async Task<string> DecideAsync(JsonNode request, string policy)
    {
        var line = $"{{\"id\":1,\"request\":{request.ToJsonString()},\"policies\":{{\"identity\":[{Named("p", policy)}]}}}}";
        return (string)JsonNode.Parse((await CommandRun.OfAsync(line, "policy", "evaluate")).Output)!["decision"]!;
    }

    private async Task<CommandRun> CheckAsync(string before, string after, params string[] options)
    {
        await File.WriteAllTextAsync(PathOf("old"), before);
        await File.WriteAllTextAsync(PathOf("new"), after);
        return await CommandRun.OfAsync("", ["policy", "check-no-new-access", "--existing", PathOf("old"), "--new", PathOf("new"), .. options]);
    }

    private string PathOf(string name) => Path.Combine(_folder.Path, $"{name}.json");
}
