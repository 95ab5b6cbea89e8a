namespace IamGateway.Server.Demo;

/// <summary>The settings of the demo: the orders service with its action table, and the route to it.</summary>
internal static class DemoConfiguration
{
    public static Dictionary<string, string?> For(string ordersApi)
    {
        var settings = new Dictionary<string, string?>
        {
            ["ReverseProxy:Routes:orders:ClusterId"] = "orders",
            ["ReverseProxy:Routes:orders:Match:Path"] = "/orders/{**rest}",
            ["ReverseProxy:Routes:orders:Metadata:IamGateway.Service"] = "orders",
            ["ReverseProxy:Routes:reports:ClusterId"] = "orders",
            ["ReverseProxy:Routes:reports:Match:Path"] = "/reports/{**rest}",
            ["ReverseProxy:Routes:reports:Metadata:IamGateway.Service"] = "orders",
            ["ReverseProxy:Clusters:orders:Destinations:api:Address"] = ordersApi,
        };
        (string Method, string Path, string Action, string Resource)[] actions =
        [
            ("GET", "/orders", "orders:ListOrders", "*"),
            ("GET", "/orders/{id}", "orders:GetOrder", "arn:aws:orders:{region}:{account}:order/{id}"),
            ("POST", "/orders", "orders:CreateOrder", "*"),
            ("DELETE", "/orders/{id}", "orders:DeleteOrder", "arn:aws:orders:{region}:{account}:order/{id}"),
            ("GET", "/reports/revenue", "orders:GetRevenueReport", "arn:aws:orders:{region}:{account}:report/revenue"),
        ];
        for (var index = 0; index < actions.Length; index++)
        {
            var path = $"IamGateway:Services:orders:Actions:{index}";
            settings[$"{path}:Method"] = actions[index].Method;
            settings[$"{path}:Path"] = actions[index].Path;
            settings[$"{path}:Action"] = actions[index].Action;
            settings[$"{path}:Resource"] = actions[index].Resource;
        }

        return settings;
    }
}
