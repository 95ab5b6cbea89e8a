using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Iam.Providers;

public sealed class OidcProviderTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private static readonly string Print = new('A', 40);

    [Fact]
    public async Task A_provider_is_created_changed_and_deleted()
    {
        var arn = (await AdminAsync("CreateOpenIDConnectProvider", ("Url", "https://token.example.com/org"), ("ClientIDList.member.1", "sts"), ("ThumbprintList.member.1", Print), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "b"))).Done()["OpenIDConnectProviderArn"]!;
        Assert.Equal($"arn:aws:iam::{gateway.Account}:oidc-provider/token.example.com/org", arn);
        (string, string) provider = ("OpenIDConnectProviderArn", arn);

        (await AdminAsync("AddClientIDToOpenIDConnectProvider", provider, ("ClientID", "web"))).Done();
        (await AdminAsync("AddClientIDToOpenIDConnectProvider", provider, ("ClientID", "web"))).Done();
        (await AdminAsync("RemoveClientIDFromOpenIDConnectProvider", provider, ("ClientID", "sts"))).Done();
        (await AdminAsync("RemoveClientIDFromOpenIDConnectProvider", provider, ("ClientID", "sts"))).Done();
        (await AdminAsync("UpdateOpenIDConnectProviderThumbprint", provider, ("ThumbprintList.member.1", new string('b', 40)), ("ThumbprintList.member.2", new string('c', 40)))).Done();
        var read = (await AdminAsync("GetOpenIDConnectProvider", provider)).Done();
        Assert.Equal(("token.example.com/org", "web", new string('b', 40) + new string('c', 40), "a"), (read["Url"], read["ClientIDList"], read["ThumbprintList"], read["Tags/member/Key"]));

        (await AdminAsync("TagOpenIDConnectProvider", provider, ("Tags.member.1.Key", "c"), ("Tags.member.1.Value", "d"))).Done();
        (await AdminAsync("UntagOpenIDConnectProvider", provider, ("TagKeys.member.1", "a"))).Done();
        Assert.Equal(["c"], (await AdminAsync("ListOpenIDConnectProviderTags", provider)).Done().All("Key"));
        Assert.Contains(arn, (await AdminAsync("ListOpenIDConnectProviders")).Done().All("Arn"));
        Assert.Equal("EntityAlreadyExists", (await AdminAsync("CreateOpenIDConnectProvider", ("Url", "https://token.example.com/org"))).Error);

        (await AdminAsync("DeleteOpenIDConnectProvider", provider)).Done();
        var gone = await AdminAsync("DeleteOpenIDConnectProvider", provider);
        Assert.Equal(("NoSuchEntity", $"OpenIDConnect Provider not found for arn {arn}"), (gone.Error, gone.Message));
    }

    [Theory]
    [InlineData("http://token.example.com")]
    [InlineData("token.example.com")]
    [InlineData("https://")]
    [InlineData("https://token.example.com?tenant=1")]
    [InlineData("https://token.example.com#part")]
    [InlineData("https://user@token.example.com")]
    [InlineData("https://token.example.com/a b")]
    public async Task Only_https_addresses_are_issuers(string url)
    {
        var answer = await AdminAsync("CreateOpenIDConnectProvider", ("Url", url));

        Assert.Equal(("ValidationError", "Invalid Open ID Connect Provider URL"), (answer.Error, answer.Message));
    }

    [Fact]
    public async Task There_are_at_most_a_hundred_audiences_and_five_thumbprints()
    {
        var audiences = Enumerable.Range(1, 101).Select(number => ($"ClientIDList.member.{number}", $"client{number}")).ToArray();
        Assert.Equal("LimitExceeded", (await AdminAsync("CreateOpenIDConnectProvider", [("Url", "https://many.example.com"), .. audiences])).Error);
        var arn = (await AdminAsync("CreateOpenIDConnectProvider", [("Url", "https://many.example.com"), .. audiences[..100]])).Done()["OpenIDConnectProviderArn"]!;

        Assert.Equal("LimitExceeded", (await AdminAsync("AddClientIDToOpenIDConnectProvider", ("OpenIDConnectProviderArn", arn), ("ClientID", "one-more"))).Error);
        var prints = Enumerable.Range(1, 6).Select(number => ($"ThumbprintList.member.{number}", Print[..39] + number));
        Assert.Equal("InvalidInput", (await AdminAsync("UpdateOpenIDConnectProviderThumbprint", [("OpenIDConnectProviderArn", arn), .. prints])).Error);
        Assert.Equal("ValidationError", (await AdminAsync("UpdateOpenIDConnectProviderThumbprint", ("OpenIDConnectProviderArn", arn), ("ThumbprintList.member.1", new string('x', 40)))).Error);
    }

    private Task<Answer> AdminAsync(string action, params (string Name, string Value)[] parameters) => gateway.IamAsync(gateway.Admin, action, parameters);
}
