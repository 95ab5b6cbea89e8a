using System.Collections.Concurrent;
using System.Net;
using IamGateway.AspNetCore.Signing;
using Microsoft.IdentityModel.JsonWebTokens;

namespace IamGateway.Server.Demo;

/// <summary>The sample API behind the gateway: knows nothing of policies, and tells who the gateway says is calling.</summary>
internal static class OrdersApi
{
    /// <summary>An order of the sample.</summary>
    internal sealed record Order(int Id, string Item, int Quantity, decimal Price);

    /// <summary>The API on a port of its own, reachable from this machine only.</summary>
    public static WebApplication Create()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(OrdersApi).Assembly.GetName().Name });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        Map(app);
        return app;
    }

    private static void Map(WebApplication app)
    {
        var orders = new ConcurrentDictionary<int, Order>(new[]
        {
            new Order(1, "Keyboard", 2, 79.90m),
            new Order(2, "Monitor", 1, 349.00m),
            new Order(3, "Chair", 4, 189.50m),
        }.ToDictionary(order => order.Id));
        var lastId = orders.Count;

        app.MapGet("/orders", (HttpRequest request) => new { caller = CallerOf(request), orders = orders.Values.OrderBy(order => order.Id) });
        app.MapGet("/orders/{id:int}", (int id) => orders.TryGetValue(id, out var order) ? Results.Ok(order) : Results.NotFound());
        app.MapPost("/orders", (Order order) =>
        {
            var added = order with { Id = Interlocked.Increment(ref lastId) };
            orders[added.Id] = added;
            return Results.Created($"/orders/{added.Id}", added);
        });
        app.MapDelete("/orders/{id:int}", (int id) => orders.TryRemove(id, out _) ? Results.NoContent() : Results.NotFound());
        app.MapGet("/reports/revenue", () => new { total = orders.Values.Sum(order => order.Quantity * order.Price) });
    }

    /// <summary>The ARN in the identity header. A real service verifies the token's signature with <c>/.iam/jwks.json</c>; this one only listens to the gateway.</summary>
    private static string? CallerOf(HttpRequest request) =>
        request.Headers[UpstreamIdentity.HeaderName] is [{ } token] ? new JsonWebToken(token).Subject : null;
}
