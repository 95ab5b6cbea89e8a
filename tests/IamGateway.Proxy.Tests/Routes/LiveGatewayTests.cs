using IamGateway.Proxy.Tests.Fixtures;

namespace IamGateway.Proxy.Tests.Routes;

public sealed class LiveGatewayTests
{
    [Fact]
    public async Task A_good_configuration_takes_effect_as_a_whole()
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        var authorization = $"Authorization: Bearer {gateway.Token(Configurations.Allow("orders:*", "*"))}";
        Assert.Equal(403, (await gateway.RequestAsync("DELETE", "/orders/7", authorization)).Status);
        gateway.Configuration.Replace(With(gateway, "\"Method\": \"POST\", \"Path\": \"/orders\", \"Action\": \"orders:CreateOrder\"", "\"Method\": \"DELETE\", \"Path\": \"/orders/{id}\", \"Action\": \"orders:DeleteOrder\""));
        Assert.Equal(200, (await gateway.RequestAsync("DELETE", "/orders/7", authorization)).Status);
        Assert.Equal(403, (await gateway.RequestAsync("POST", "/orders", authorization)).Status);
        Assert.Equal("orders:DeleteOrder", gateway.Seams.Decisions.ElementAt(1).Target.Action);
    }

    [Fact]
    public async Task Routes_come_and_go()
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        var authorization = $"Authorization: Bearer {gateway.Token(Configurations.AllowAll)}";
        Assert.Equal(404, (await gateway.GetAsync("/new/x", authorization)).Status);
        gateway.Configuration.Replace(With(gateway, "/public/{**rest}", "/new/{**rest}"));
        Assert.Equal(200, await EventuallyAsync(gateway, "/new/x", 200, authorization));
        Assert.Equal(404, (await gateway.GetAsync("/public/x", authorization)).Status);
    }

    [Fact]
    public async Task Known_proxies_come_with_it()
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        gateway.Configuration.Replace(With(gateway, "\"IamGateway\": {", "\"IamGateway\": { \"KnownProxies\": [ \"127.0.0.1\" ],"));
        Assert.StartsWith("192.0.2.9|", (await gateway.GetAsync("/.iam/echo", "X-Forwarded-For: 192.0.2.9")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_configuration_changes_nothing_and_every_problem_is_logged_by_its_path()
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        var authorization = $"Authorization: Bearer {gateway.Token(Configurations.AllowAll)}";
        gateway.Configuration.Replace(With(gateway, "/public/{**rest}", "/new/{**rest}").Replace("\"POST\"", "\"post\"", StringComparison.Ordinal).Replace("\"orders:GetOrder\"", "\"GetOrder\"", StringComparison.Ordinal));
        Assert.Equal(200, (await gateway.GetAsync("/public/x", authorization)).Status);
        Assert.Equal(404, (await gateway.GetAsync("/new/x", authorization)).Status);
        Assert.Equal(200, (await gateway.GetAsync("/orders/7", authorization)).Status);
        var problems = gateway.Logs.Lines.Where(line => line.Id == 4104).Select(line => line.Text).ToList();
        Assert.Equal(2, problems.Count);
        Assert.Contains("IamGateway:Services:orders:Actions:2:Method", problems[1], StringComparison.Ordinal);
        Assert.Contains("IamGateway:Services:orders:Actions:1:Action", problems[0], StringComparison.Ordinal);
        gateway.Configuration.Replace(With(gateway, "/public/{**rest}", "/new/{**rest}"));
        Assert.Equal(200, await EventuallyAsync(gateway, "/new/x", 200, authorization));
    }

    [Fact]
    public async Task A_bad_configuration_at_the_start_stops_it()
    {
        var problem = await Assert.ThrowsAsync<InvalidOperationException>(() => TestGateway.StartAsync(Configurations.Usual.Replace("\"POST\"", "\"post\"", StringComparison.Ordinal)));
        Assert.Contains("IamGateway:Services:orders:Actions:2:Method", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>YARP may take a moment to rebuild its endpoints: asks until the answer is the wanted one, or a thousand times.</summary>
    private static async Task<int> EventuallyAsync(TestGateway gateway, string path, int wanted, string authorization)
    {
        var status = 0;
        for (var i = 0; i < 1000 && status != wanted; i++)
        {
            status = (await gateway.GetAsync(path, authorization)).Status;
        }
        return status;
    }

    private static string With(TestGateway gateway, string old, string replacement)
    {
        Assert.Contains(old, Configurations.Usual, StringComparison.Ordinal);
        return Configurations.Usual.Replace(old, replacement, StringComparison.Ordinal).Replace("UPSTREAM", gateway.Upstream.Address, StringComparison.Ordinal);
    }
}
