using IamGateway.Identity.Principals;

namespace IamGateway.Identity.Tests.Principals;

public sealed class PolicyRulesTests
{
    [Fact]
    public void A_good_document_is_read() => Assert.NotNull(PolicyRules.Require(Given.Allow));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Perhaps","Action":"a:*","Resource":"*"}}""")]
    public void A_bad_document_is_refused_with_what_is_wrong(string json) =>
        Assert.NotEmpty(Assert.Throws<MalformedPolicyException>(() => PolicyRules.Require(json)).Diagnostics);

    [Fact]
    public void White_space_does_not_count_as_length()
    {
        var filled = OfLength(PolicyRules.MaxLength);
        Assert.NotNull(PolicyRules.Require(filled + new string(' ', 10_000)));
        var failure = Assert.Throws<MalformedPolicyException>(() => PolicyRules.Require(OfLength(PolicyRules.MaxLength + 1)));
        Assert.Equal("DOCUMENT_TOO_LONG", Assert.Single(failure.Diagnostics).Code);
    }

    [Fact]
    public void White_space_in_a_text_counts_as_length()
    {
        var json = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"orders:*","Resource":"arn:aws:orders:::a{{new string(' ', PolicyRules.MaxLength)}}b"}]}""";
        var failure = Assert.Throws<MalformedPolicyException>(() => PolicyRules.Require(json));
        Assert.Equal("DOCUMENT_TOO_LONG", Assert.Single(failure.Diagnostics).Code);
    }

    private static string OfLength(int length)
    {
        var actions = string.Join(',', Enumerable.Range(0, 60).Select(i => $"\"orders:Get{i:D3}{new string('x', 80)}\""));
        string Document(int fill) => $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[{{actions}}],"Resource":"arn:aws:orders:::{{new string('y', fill)}}"}]}""";
        return Document(length - Document(0).Length);
    }
}
