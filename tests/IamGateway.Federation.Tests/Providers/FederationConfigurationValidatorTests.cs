using IamGateway.Federation.Oidc;
using IamGateway.Federation.Providers;
using IamGateway.Federation.SignIn;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IamGateway.Federation.Tests.Providers;

public sealed class FederationConfigurationValidatorTests
{
    private const string Path = "IamGateway:IdentityProviders:corp";

    [Fact]
    public void No_provider_is_fine() => Assert.Empty(FederationConfigurationValidator.Validate(Section([])));

    [Fact]
    public void Everything_that_can_be_set_is_fine() => Assert.Empty(Problems(new()
    {
        ["DisplayName"] = "Example Corp.",
        ["Scopes"] = "openid groups",
        ["GroupsClaim"] = "roles",
        ["GroupMap:urn:corp:dev"] = "Developers",
        ["CreateGroups"] = "True",
        ["UserNameClaim"] = "upn",
        ["AllowPrivateAddresses"] = "false",
        ["AdditionalHosts:0"] = "www.googleapis.com",
        ["AdditionalHosts:1"] = "keys.example.com:8443",
    }));

    [Theory]
    [InlineData("Type", null, "Type: must be 'oidc'")]
    [InlineData("Type", "ldap", "Type: must be 'oidc'")]
    [InlineData("Issuer", null, "Issuer: is required")]
    [InlineData("Issuer", " ", "Issuer: is required")]
    [InlineData("Issuer", "sso.example.com", "Issuer: must be an https URL")]
    [InlineData("Issuer", "ftp://sso.example.com", "Issuer: must be an https URL")]
    [InlineData("Issuer", "https://sso.example.com?x=1", "Issuer: must be an https URL")]
    [InlineData("Issuer", "https://user@sso.example.com", "Issuer: must be an https URL")]
    [InlineData("Issuer", "http://sso.example.com", "Issuer: plain http is for loopback only")]
    [InlineData("Issuer", "http://localhost:5920", "Issuer: is a loopback address")]
    [InlineData("ClientId", null, "ClientId: is required")]
    [InlineData("ClientSecret", "", "ClientSecret: is required")]
    [InlineData("Scopes", "email profile", "Scopes: must have 'openid'")]
    [InlineData("GroupsClaim", "", "GroupsClaim: must not be empty")]
    [InlineData("DisplayName", " ", "DisplayName: must not be empty")]
    [InlineData("CreateGroups", "yes", "CreateGroups: must be true or false")]
    [InlineData("AllowPrivateAddresses", "1", "AllowPrivateAddresses: must be true or false")]
    [InlineData("GroupMap:dev", "", "GroupMap:dev: must be the display name of a group")]
    [InlineData("AdditionalHosts:0", "https://www.googleapis.com", "AdditionalHosts: 'https://www.googleapis.com' must be a host")]
    [InlineData("AdditionalHosts:0", "www.googleapis.com/keys", "AdditionalHosts: 'www.googleapis.com/keys' must be a host")]
    [InlineData("ClientSecert", "typo", "ClientSecert: is not a setting of a provider")]
    public void A_problem_is_named_by_its_path(string key, string? value, string problem) =>
        Assert.StartsWith($"{Path}:{problem}", Assert.Single(Problems(new() { [key] = value })), StringComparison.Ordinal);

    [Theory]
    [InlineData("AllowPrivateAddresses", "true", null)]
    [InlineData("AllowPrivateAddresses", "yes", "IamGateway:WebIdentity:AllowPrivateAddresses: must be true or false")]
    [InlineData("AllowPrivateAdresses", "true", "IamGateway:WebIdentity:AllowPrivateAdresses: there is no such setting; known here is AllowPrivateAddresses")]
    public void The_issuers_of_web_identities_have_one_setting(string key, string value, string? problem) =>
        Assert.Equal(problem is null ? [] : [problem], FederationConfigurationValidator.Validate(Section(new() { [$"WebIdentity:{key}"] = value })));

    [Theory]
    [InlineData("corp_1")]
    [InlineData("corp.example")]
    [InlineData("a-name-that-is-longer-than-it-may-be")]
    public void A_name_must_fit_into_urls(string name) =>
        Assert.Contains(FederationConfigurationValidator.Validate(Section(Provider(name))), problem => problem.StartsWith($"IamGateway:IdentityProviders:{name}: a provider's name", StringComparison.Ordinal));

    [Fact]
    public void All_problems_are_reported_at_once_and_stop_the_start()
    {
        var settings = new Dictionary<string, string?> { ["IdentityProviders:one:Type"] = "oidc", ["IdentityProviders:two:Type"] = "oidc", ["IdentityProviders:two:Issuer"] = "nonsense", ["IdentityProviders:three:Type"] = "ldap" };
        var problems = FederationConfigurationValidator.Validate(Section(settings));
        Assert.Equal(3 + 3 + 1, problems.Count);

        var failure = Assert.Throws<OptionsValidationException>(() => new ServiceCollection().AddFederation(Section(settings)));
        Assert.Equal(problems, failure.Failures);
    }

    [Fact]
    public void Capitals_of_environment_variables_name_the_same_provider()
    {
        var file = Provider("corp");
        file.Remove("IdentityProviders:corp:ClientSecret");
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(file.Select(pair => KeyValuePair.Create($"IamGateway:{pair.Key}", pair.Value)))
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("IAMGATEWAY:IDENTITYPROVIDERS:CORP:CLIENTSECRET", "secret")])
            .Build();

        var problems = new List<string>();
        var provider = Assert.IsType<OidcProvider>(Assert.Single(ProviderConfiguration.Read(configuration.GetSection("IamGateway"), problems)));
        Assert.Empty(problems);
        Assert.Equal(("corp", "corp", "secret"), (provider.Name, provider.DisplayName, provider.ClientSecret));
    }

    [Fact]
    public void A_loopback_provider_is_fine_when_it_is_meant() =>
        Assert.Empty(Problems(new() { ["Issuer"] = "http://127.0.0.1:5920", ["AllowPrivateAddresses"] = "true" }));

    [Fact]
    public void No_problem_repeats_a_secret() =>
        Assert.DoesNotContain(Problems(new() { ["ClientSecret"] = "the-planted-secret", ["Issuer"] = "x" }), problem => problem.Contains("the-planted-secret", StringComparison.Ordinal));

    private static Dictionary<string, string?> Provider(string name) => new()
    {
        [$"IdentityProviders:{name}:Type"] = "oidc",
        [$"IdentityProviders:{name}:Issuer"] = "https://sso.example.com/realms/corp",
        [$"IdentityProviders:{name}:ClientId"] = "gateway",
        [$"IdentityProviders:{name}:ClientSecret"] = "secret",
    };

    private static IReadOnlyList<string> Problems(Dictionary<string, string?> changes)
    {
        var settings = Provider("corp");
        foreach (var (key, value) in changes)
            settings[$"IdentityProviders:corp:{key}"] = value;
        return FederationConfigurationValidator.Validate(Section(settings));
    }

    private static IConfigurationSection Section(Dictionary<string, string?> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create($"IamGateway:{pair.Key}", pair.Value))).Build().GetSection("IamGateway");
}
