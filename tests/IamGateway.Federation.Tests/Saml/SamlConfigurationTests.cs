using IamGateway.Federation.Providers;
using Microsoft.Extensions.Configuration;

namespace IamGateway.Federation.Tests.Saml;

public sealed class SamlConfigurationTests : IDisposable
{
    private const string Path = "IamGateway:IdentityProviders:corp";

    private readonly string _file = System.IO.Path.GetTempFileName();

    public SamlConfigurationTests() => File.WriteAllText(_file, Verified.Provider.Metadata);

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Everything_that_can_be_set_is_fine()
    {
        Assert.Empty(Problems(new()
        {
            ["DisplayName"] = "Example Corp.",
            ["MetadataFile"] = _file,
            ["GroupsAttribute"] = "http://schemas.xmlsoap.org/claims/Group",
            ["GroupMap:urn:corp:dev"] = "Developers",
            ["CreateGroups"] = "true",
            ["UserNameAttribute"] = "uid",
            ["EmailAttribute"] = "mail",
            ["DisplayNameAttribute"] = "displayName",
        }));
        Assert.Empty(Problems(new() { ["MetadataUrl"] = "https://idp.example.com/metadata?for=gateway" }));
        Assert.Empty(Problems(new() { ["MetadataUrl"] = "http://127.0.0.1:5930/metadata", ["AllowPrivateAddresses"] = "true" }));
    }

    [Theory]
    [InlineData("MetadataUrl", null, "MetadataFile: set this or MetadataUrl")]
    [InlineData("MetadataFile", "/nowhere/metadata.xml", "MetadataFile: set this or MetadataUrl")]   // beside the URL
    [InlineData("MetadataUrl", "idp.example.com", "MetadataUrl: must be an https URL")]
    [InlineData("MetadataUrl", "file:///etc/passwd", "MetadataUrl: must be an https URL")]
    [InlineData("MetadataUrl", "http://idp.example.com", "MetadataUrl: must be an https URL")]
    [InlineData("MetadataUrl", "https://user@idp.example.com", "MetadataUrl: must be an https URL")]
    [InlineData("MetadataUrl", "https://localhost/metadata", "MetadataUrl: is a loopback address")]
    [InlineData("GroupsAttribute", "", "GroupsAttribute: must not be empty")]
    [InlineData("CreateGroups", "yes", "CreateGroups: must be true or false")]
    [InlineData("ClientId", "a", "ClientId: is not a setting of a provider")]
    public void A_problem_is_named_by_its_path(string key, string? value, string problem) =>
        Assert.StartsWith($"{Path}:{problem}", Problems(new() { ["MetadataUrl"] = "https://idp.example.com/metadata", [key] = value })[0], StringComparison.Ordinal);

    [Fact]
    public void A_file_of_no_use_is_found_at_the_start()
    {
        File.WriteAllText(_file, "<EntityDescriptor/>");

        Assert.StartsWith($"{Path}:MetadataFile: cannot be used: the root must be", Assert.Single(Problems(new() { ["MetadataFile"] = _file })), StringComparison.Ordinal);
        Assert.StartsWith($"{Path}:MetadataFile: cannot be used:", Assert.Single(Problems(new() { ["MetadataFile"] = _file + "-not" })), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Problems(Dictionary<string, string?> settings)
    {
        settings["Type"] = "saml";
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create($"{Path}:{pair.Key}", pair.Value))).Build();
        return FederationConfigurationValidator.Validate(configuration.GetSection("IamGateway"));
    }
}
