using System.Text.Json.Nodes;
using IamGateway.ControlPlane.Iam;
using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Tests.Wire;

public sealed class RequestShapeTests
{
    private static readonly RequestShape CreateUser = IamOperations.Table.Find("CreateUser")!.Request;

    [Fact]
    public void A_request_is_recorded_whole()
    {
        var input = Request(tags: 50, length: 256);

        var shown = CreateUser.Shown(input);

        Assert.Equal("u", shown["userName"]!.GetValue<string>());
        Assert.Equal(50, shown["tags"]!.AsArray().Count);
    }

    /// <summary>Before anybody knows who sends it, a request may be a megabyte.</summary>
    [Theory]
    [InlineData(100_000, 1)]
    [InlineData(500, 2_000)]
    [InlineData(500, 100_000)]
    public void No_more_of_a_request_is_recorded_than_a_record_should_hold(int tags, int length)
    {
        var shown = CreateUser.Shown(Request(tags, length));

        var recorded = shown["tags"]!.AsArray();
        Assert.Equal("…", recorded[^1]!.GetValue<string>());
        Assert.InRange(recorded.SkipLast(1).Sum(tag => Math.Min(tag!["value"]!.GetValue<string>().Length, 2_048)), 1, 64 * 1_024);
        Assert.InRange(recorded.Count, 2, 4_096);
    }

    private static JsonObject Request(int tags, int length) => new()
    {
        ["UserName"] = "u",
        ["Tags"] = new JsonArray([.. Enumerable.Range(0, tags).Select(n => new JsonObject { ["Key"] = $"k{n}", ["Value"] = new string('v', length) })]),
    };
}
