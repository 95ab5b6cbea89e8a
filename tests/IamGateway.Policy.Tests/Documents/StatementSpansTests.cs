using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Tests.Documents;

public sealed class StatementSpansTests
{
    [Theory]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""", "1:37-1:83")]
    [InlineData("{\n  \"Statement\": [\n    {\"Effect\":\"Deny\"},\n    {\n    }\n  ]\n}", "3:5-3:22 4:5-5:6")]
    [InlineData("{\"Id\": \"가나\", \"Statement\": [{\"Sid\": \"다\"}, {}]}", "1:28-1:40 1:42-1:44")]   // columns count characters, not bytes
    [InlineData("{\"Statement\": []}", "")]
    [InlineData("{}", "")]
    [InlineData("[1]", "")]
    [InlineData("{\"Statement\": [", "")]
    public void A_span_goes_from_brace_to_brace(string json, string spans) =>
        Assert.Equal(spans, string.Join(' ', StatementSpans.Of(json).Select(span => $"{span.Start.Line}:{span.Start.Column}-{span.End.Line}:{span.End.Column}")));

    [Fact]
    public void Offsets_count_the_characters_before()
    {
        const string Json = "{\r\n\"Id\": \"가\",\r\n\"Statement\": {\"Sid\": \"나\"}}";

        var span = StatementSpans.Of(Json).Single();

        Assert.Equal("""{"Sid": "나"}""", Json[span.Start.Offset..span.End.Offset]);
    }

    [Fact]
    public void A_diagnostic_points_at_the_text_it_is_about()
    {
        const string Json = """{"Statement": [{"Effect": "Allow", "Actoin": "*", "Resource": "*", "Action": ["*", {"a": 1}]}]}""";

        var found = PolicyParser.Parse(Json).Diagnostics.Select(diagnostic => (diagnostic.Code, diagnostic.Location!.IsName, Json[diagnostic.Location.Span.Start.Offset..diagnostic.Location.Span.End.Offset]));

        Assert.Equal([("INVALID_POLICY_ELEMENT", true, "\"Actoin\""), ("DATA_TYPE_MISMATCH", false, """{"a": 1}""")], found);
    }
}
