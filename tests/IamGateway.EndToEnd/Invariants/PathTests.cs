using IamGateway.EndToEnd.Programs;

namespace IamGateway.EndToEnd.Invariants;

/// <summary>The upstream sees a request only when exactly what it sees was allowed. The developer may read orders; the revenue needs a second factor that this token does not have.</summary>
[Trait("Peer", "curl")]
public sealed class PathTests(DemoGateway demo) : IClassFixture<DemoGateway>
{
    /// <summary>Ways to say <c>/reports/revenue</c> that begin as an order, or hide what they are.</summary>
    public static TheoryData<string> Disguises =>
    [
        "/reports/revenue",
        "/REPORTS/REVENUE",
        "/reports/revenue/",
        "/reports//revenue",
        "//reports/revenue",
        "/./reports/revenue",
        "/reports/./revenue",
        "/orders/../reports/revenue",
        "/orders/%2e%2e/reports/revenue",
        "/orders/%2E%2e/reports/revenue",
        "/orders/.%2e/reports/revenue",
        "/orders/..%2freports%2frevenue",
        "/orders/..%2Freports/revenue",
        "/orders/%2e%2e%2freports%2frevenue",
        "/orders/..%5creports%5crevenue",
        "/orders/..\\reports\\revenue",
        "/orders/..;/reports/revenue",
        "/orders/1;/../../reports/revenue",
        "/orders/..;x=y/reports/revenue",
        "/orders/%252e%252e/reports/revenue",
        "/orders/..%252freports%252frevenue",
        "/orders/%c0%ae%c0%ae/reports/revenue",
        "/orders/..%c0%afreports%c0%afrevenue",
        "/orders/%e0%80%ae%e0%80%ae/reports/revenue",
        "/reports/revenue%00",
        "/orders/1%00/../../reports/revenue",
        "/reports/revenue%20",
        "/reports/revenue.",
        "/reports/revenue%2e",
        "/reports/revenue;x=y",
        "/%72eports/%72evenue",
        "/reports/revenue%0d%0aX-Injected:1",
        "/orders/..%u002freports",
        "/orders/%2e%2e%00/reports/revenue",
        "/orders/\u00ff/../../reports/revenue",
    ];

    [Theory, MemberData(nameof(Disguises))]
    public async Task A_disguised_path_does_not_get_past_its_policy(string path)
    {
        var answer = await demo.AsDeveloperAsync(path);

        Assert.True(answer.Status is 400 or 401 or 403 or 404, $"{path}: {answer.Head}");
        Assert.Empty(demo.Upstream.Requests);
    }

    [Theory]
    [InlineData("http://localhost/reports/revenue")]
    [InlineData("http://evil.example/orders/1")]
    [InlineData("//localhost/reports/revenue")]
    [InlineData("*")]
    [InlineData("orders/1")]
    [InlineData("/orders/1#/../reports/revenue")]
    public async Task A_request_target_of_another_form_does_not_get_past_its_policy(string target)
    {
        var answer = await demo.AsDeveloperAsync("/", "--request-target", target);

        Assert.True(answer.Status is 400 or 401 or 403 or 404 or 405 or 421, $"{target}: {answer.Head}");
        Assert.Empty(demo.Upstream.Requests);
    }

    /// <summary>The controls: what is odd but means one thing only arrives, as exactly what was decided.</summary>
    [Theory]
    [InlineData("/orders/1", "/orders/1")]
    [InlineData("/orders/a%20b", "/orders/a%20b")]
    [InlineData("/orders/1?next=/../reports/revenue", "/orders/1?next=/../reports/revenue")]
    [InlineData("/orders/%C3%BC", "/orders/%C3%BC")]
    [InlineData("/%6frders/1", "/orders/1")]
    public async Task A_plain_path_arrives_as_it_was_decided(string sent, string arrives)
    {
        var answer = await demo.AsDeveloperAsync(sent);

        Assert.True(answer.Status == 200, answer.Head);
        Assert.Equal(arrives, demo.Upstream.TakeOne().Target);
    }

    [Theory]
    [InlineData("PATCH", 403)] // of no action: not mapped
    [InlineData("DELETE", 401)] // of an action that needs a second factor
    [InlineData("delete", 400)] // methods have case; this one would be another to some upstreams, and the same to others
    [InlineData("TRACE", 405)] // answers with the request's headers, the gateway's identity among them
    public async Task The_method_is_part_of_what_is_decided(string method, int status)
    {
        var answer = await demo.AsDeveloperAsync("/orders/1", "-X", method);

        Assert.True(answer.Status == status, answer.Head);
        Assert.Empty(demo.Upstream.Requests);
    }
}
