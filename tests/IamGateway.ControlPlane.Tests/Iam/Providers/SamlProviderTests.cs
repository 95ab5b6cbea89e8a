using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Iam.Providers;

public sealed class SamlProviderTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private const string Namespace = "urn:oasis:names:tc:SAML:2.0:metadata";

    private static readonly SamlIdentityProvider Provider = new();

    [Fact]
    public async Task A_provider_is_created_read_updated_and_deleted()
    {
        var (first, second) = (Metadata("validUntil=\"2030-01-02T03:04:05Z\""), Metadata(""));
        var arn = (await AdminAsync("CreateSAMLProvider", ("Name", "Corp"), ("SAMLMetadataDocument", first), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "b"))).Done()["SAMLProviderArn"]!;
        Assert.Equal($"arn:aws:iam::{gateway.Account}:saml-provider/Corp", arn);

        var read = (await AdminAsync("GetSAMLProvider", ("SAMLProviderArn", arn))).Done();
        Assert.Equal((first, "2030-01-02T03:04:05Z", "a"), (read["SAMLMetadataDocument"], read["ValidUntil"], read["Tags/member/Key"]));
        Assert.Matches("^[A-Z0-9]{32}$", read["SAMLProviderUUID"]);

        (await AdminAsync("UpdateSAMLProvider", ("SAMLProviderArn", arn), ("SAMLMetadataDocument", second))).Done();
        var updated = (await AdminAsync("GetSAMLProvider", ("SAMLProviderArn", arn))).Done();
        Assert.Equal((second, (string?)null), (updated["SAMLMetadataDocument"], updated["ValidUntil"]));
        Assert.Contains(arn, (await AdminAsync("ListSAMLProviders")).Done().All("Arn"));
        Assert.Equal("EntityAlreadyExists", (await AdminAsync("CreateSAMLProvider", ("Name", "corp"), ("SAMLMetadataDocument", first))).Error);

        (await AdminAsync("TagSAMLProvider", ("SAMLProviderArn", arn), ("Tags.member.1.Key", "c"), ("Tags.member.1.Value", "d"))).Done();
        (await AdminAsync("UntagSAMLProvider", ("SAMLProviderArn", arn), ("TagKeys.member.1", "a"))).Done();
        Assert.Equal(["c"], (await AdminAsync("ListSAMLProviderTags", ("SAMLProviderArn", arn))).Done().All("Key"));

        (await AdminAsync("DeleteSAMLProvider", ("SAMLProviderArn", arn))).Done();
        var gone = await AdminAsync("GetSAMLProvider", ("SAMLProviderArn", arn));
        Assert.Equal(("NoSuchEntity", $"Manifest not found for arn {arn}"), (gone.Error, gone.Message));
    }

    /// <summary>What is no metadata of one identity provider, or is made to harm the reader.</summary>
    public static TheoryData<string> Hostile => new()
    {
        "no XML at all",
        $"<EntityDescriptor xmlns=\"{Namespace}\" entityID=\"https://idp.example.com\"><IDPSSODescriptor>",
        $"<EntityDescriptor xmlns=\"{Namespace}\"><IDPSSODescriptor/></EntityDescriptor>",                                                          // no entityID
        $"<EntityDescriptor xmlns=\"{Namespace}\" entityID=\"https://sp.example.com\"><SPSSODescriptor/></EntityDescriptor>",                       // a relying party
        $"<EntityDescriptor xmlns=\"{Namespace}\" entityID=\"e\"><Extensions><IDPSSODescriptor/></Extensions></EntityDescriptor>",                  // hidden deeper
        "<EntityDescriptor xmlns=\"urn:other\" entityID=\"e\"><IDPSSODescriptor/></EntityDescriptor>",
        $"<EntitiesDescriptor xmlns=\"{Namespace}\"><EntityDescriptor entityID=\"e\"><IDPSSODescriptor/></EntityDescriptor></EntitiesDescriptor>",
        $"<EntityDescriptor xmlns=\"{Namespace}\" entityID=\"e\"><IDPSSODescriptor/></EntityDescriptor>",                                                      // no key
        $"<EntityDescriptor xmlns=\"{Namespace}\" entityID=\"e\" validUntil=\"tomorrow\"><IDPSSODescriptor/></EntityDescriptor>",
        $"<EntityDescriptor xmlns=\"{Namespace}\" entityID=\"e\" validUntil=\"0001-01-01T00:00:00+14:00\"><IDPSSODescriptor/></EntityDescriptor>",   // before the first moment there is
        $"<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><EntityDescriptor xmlns=\"{Namespace}\" entityID=\"&b;\"><IDPSSODescriptor/></EntityDescriptor>",
        $"<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><EntityDescriptor xmlns=\"{Namespace}\" entityID=\"e\"><IDPSSODescriptor>&x;</IDPSSODescriptor></EntityDescriptor>",
        $"<EntityDescriptor xmlns=\"{Namespace}\" entityID=\"e\"><IDPSSODescriptor/>{string.Concat(Enumerable.Repeat("<a>", 5_000))}{string.Concat(Enumerable.Repeat("</a>", 5_000))}</EntityDescriptor>",
    };

    [Theory, MemberData(nameof(Hostile))]
    public async Task Only_metadata_of_an_identity_provider_are_taken(string metadata)
    {
        var padded = metadata + new string('\n', Math.Max(0, 1_000 - metadata.Length));

        var answer = await AdminAsync("CreateSAMLProvider", ("Name", "hostile"), ("SAMLMetadataDocument", padded));

        Assert.Equal("InvalidInput", answer.Error);
        Assert.StartsWith("Could not parse metadata", answer.Message);
        Assert.DoesNotContain("root:", answer.Message);
    }

    [Fact]
    public async Task Encryption_is_refused_and_its_key_never_shown()
    {
        const string Key = "-----BEGIN PRIVATE KEY----- canary";

        var answer = await AdminAsync("CreateSAMLProvider", ("Name", "encrypted"), ("SAMLMetadataDocument", Metadata("")), ("AssertionEncryptionMode", "Required"), ("AddPrivateKey", Key));

        Assert.Equal("InvalidInput", answer.Error);
        Assert.DoesNotContain("canary", answer.Body);
    }

    [Theory]
    [InlineData("arn:aws:iam::aws:policy/AdministratorAccess", "InvalidInput")]
    [InlineData("arn:aws:iam::999999999999:saml-provider/Corp", "NoSuchEntity")]
    public async Task Only_arns_of_saml_providers_are_taken(string arn, string error) =>
        Assert.Equal(error, (await AdminAsync("GetSAMLProvider", ("SAMLProviderArn", arn))).Error);

    private static string Metadata(string attributes) => Provider.Metadata.Replace(" entityID=", $" {attributes} entityID=", StringComparison.Ordinal);

    private Task<Answer> AdminAsync(string action, params (string Name, string Value)[] parameters) => gateway.IamAsync(gateway.Admin, action, parameters);
}
