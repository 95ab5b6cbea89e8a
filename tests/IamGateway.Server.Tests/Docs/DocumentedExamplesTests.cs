using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Validation;
using IamGateway.Server.Composition;
using Microsoft.Extensions.Configuration;

namespace IamGateway.Server.Tests.Docs;

/// <summary>The policies and configurations that the documentation shows are valid.</summary>
public sealed partial class DocumentedExamplesTests
{
    private static readonly string Docs = Path.Combine(RepositoryRoot(), "docs");

    [Fact]
    public void Documented_policies_have_no_errors()
    {
        var policies = JsonBlocks().Where(block => block.Text.Contains("\"Statement\"", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(policies);
        Assert.All(policies, policy => Assert.DoesNotContain(PolicyValidator.Validate(policy.Text, TypeOf(policy.Text)), finding => finding.Severity == DiagnosticSeverity.Error));
    }

    private static PolicyType TypeOf(string policy) => policy.Contains("sts:AssumeRole", StringComparison.Ordinal) && policy.Contains("\"Principal\"", StringComparison.Ordinal) ? PolicyType.Trust : PolicyType.Identity;

    [Fact]
    public void Documented_configurations_are_valid()
    {
        var configurations = JsonBlocks().Where(block => block.Text.Contains("\"IamGateway\"", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(configurations);
        Assert.All(configurations, block =>
        {
            var configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(block.Text))).Build();
            ServerConfiguration.Validate(configuration, new ServerSettings { DataFolder = "unused", Urls = "http://localhost:8080", ManagementUrls = "http://127.0.0.1:8081" });
        });
    }

    [Fact]
    public void Every_documented_json_block_is_json() =>
        Assert.All(JsonBlocks(), block => JsonDocument.Parse(block.Text).Dispose());

    private static IEnumerable<(string File, string Text)> JsonBlocks() =>
        from file in Directory.EnumerateFiles(Docs, "*.md", SearchOption.AllDirectories)
        from block in JsonBlock().Matches(File.ReadAllText(file))
        select (file, block.Groups["json"].Value);

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "IamGateway.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JsonBlock();
}
