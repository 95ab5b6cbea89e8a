using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Tests.Documents;

public sealed class PrincipalTextsTests
{
    private static readonly Dictionary<string, string> Renamed = new() { ["a"] = "b", ["b"] = "c+\"d", ["ㄱ/a"] = "나" };

    [Theory]
    [InlineData("""{"Statement": {"Principal": {"AWS": "a"}}}""", """{"Statement": {"Principal": {"AWS": "b"}}}""")]
    [InlineData("""{"Statement":[{"Principal":{"AWS":[ "a",  "b", "x" ]}},{"NotPrincipal":{"AWS":"a"}}]}""", """{"Statement":[{"Principal":{"AWS":[ "b",  "c+\"d", "x" ]}},{"NotPrincipal":{"AWS":"b"}}]}""")]
    [InlineData("""{"Id":"가","Statement":{"Principal":{"AWS":"\u3131\/a"},"Sid":"다"}}""", """{"Id":"가","Statement":{"Principal":{"AWS":"나"},"Sid":"다"}}""")]   // written with escapes
    [InlineData("""{"Statement":{"Principal":{"Federated":"a"},"Action":"a","Condition":{"StringEquals":{"AWS":"a"}}}}""", null)]                                    // other elements
    [InlineData("""{"Statement":{"Principal":{"AWS":[1,{"AWS":"a"}]}},"AWS":"a"}""", null)]
    [InlineData("""{"Statement":{"Principal":"a"}}""", null)]
    [InlineData("""{"Statement":[{"Principal":{"AWS":"a"}}""", null)]
    [InlineData("{}", null)]
    [InlineData("[\"a\"]", null)]
    public void Only_principals_are_replaced_each_once(string json, string? expected) => Assert.Equal(expected ?? json, PrincipalTexts.Replace(json, Renamed));
}
