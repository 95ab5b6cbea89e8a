using IamGateway.Server.Composition;
using Microsoft.Extensions.Configuration;

namespace IamGateway.Server.Tests.Composition;

public sealed class ServerConfigurationTests
{
    public static TheoryData<string, string, string> Problems => new()
    {
        // setting                              value                       what the report must say
        { "IamGateway:PublicURI",               "https://sso.example.com",  "IamGateway:PublicURI" },
        { "IamGateway:PublicUrl",               "sso.example.com",          "is not a URL" },
        { "IamGateway:PublicUrl",               "https://sso.example/path", "is not a URL" },
        { "IamGateway:PublicUrl",               "http://sso.example.com",   "must be https" },
        { "IamGateway:Sessions:Idle",           "a while",                  "IamGateway:Sessions:Idle" },
        { "IamGateway:Sessions:Absolute",       "00:00:01",                 "IamGateway:Sessions:Absolute" },
        { "IamGateway:Sessions:MfaAtSignIn",    "sometimes",                "neither true nor false" },
        { "IamGateway:CredentialReportInterval", "-01:00:00",               "is not a time such as 04:00:00" },
        { "IamGateway:Sessions:Forever",        "true",                     "IamGateway:Sessions:Forever" },
        { "Kestrel:Endpoints:Http:Url",         "http://0.0.0.0:80",        "Kestrel:Endpoints" },
        { "IamGateway:KnownProxies:0",          "not-an-address",           "IamGateway:KnownProxies:0" },
        { "IamGateway:Services:a:Actions:0:Method", "GET",                  "IamGateway:Services:a:Actions:0" },
        { "IamGateway:IdentityProviders:a:Type", "magic",                   "IamGateway:IdentityProviders:a:Type" },
    };

    [Theory, MemberData(nameof(Problems))]
    public void A_problem_is_reported_by_its_path(string setting, string value, string expected)
    {
        var exception = Assert.Throws<ConfigurationException>(() => Validate(new() { [setting] = value }));
        Assert.Contains(exception.Problems, problem => problem.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void All_problems_are_reported_at_once()
    {
        var exception = Assert.Throws<ConfigurationException>(() => Validate(new()
        {
            ["IamGateway:PublicUrl"] = "nonsense",
            ["IamGateway:Sessions:Idle"] = "nonsense",
            ["IamGateway:KnownProxies:0"] = "nonsense",
        }));
        Assert.Equal(3, exception.Problems.Count);
    }

    [Fact]
    public void A_section_of_a_file_that_nobody_reads_is_reported()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "gateway.json");
        File.WriteAllText(file, """{ "IamGatway": { "Region": "eu-west-1" }, "IamGateway": {} }""");
        using var configuration = new ConfigurationManager();
        ServerConfiguration.Load(configuration, Settings with { ConfigurationFiles = [file] });

        var exception = Assert.Throws<ConfigurationException>(() => ServerConfiguration.Validate(configuration, Settings));
        Assert.StartsWith("IamGatway: there is no such section", Assert.Single(exception.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void The_empty_configuration_is_valid() => Validate([]);

    [Theory]
    [InlineData(null, "http://localhost:8080;http://127.0.0.1:9000", "http://localhost:8080")]
    [InlineData("https://sso.example.com", "http://localhost:8080", "https://sso.example.com")]
    [InlineData("https://sso.example.com/", "http://localhost:8080", "https://sso.example.com")]
    public void The_public_url_is_the_configured_one_or_the_first_address(string? configured, string urls, string issuer)
    {
        var configuration = Configuration(new() { ["IamGateway:PublicUrl"] = configured });
        var url = ServerConfiguration.PublicUrl(configuration, Settings with { Urls = urls });
        Assert.Equal(issuer, new AspNetCore.Authentication.IamGatewayUrls(url).Issuer);
    }

    private static ServerSettings Settings { get; } =
        new() { DataFolder = "unused", Urls = "http://localhost:8080", ManagementUrls = "http://127.0.0.1:8081" };

    private static void Validate(Dictionary<string, string?> settings) => ServerConfiguration.Validate(Configuration(settings), Settings);

    private static IConfigurationRoot Configuration(Dictionary<string, string?> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
}
