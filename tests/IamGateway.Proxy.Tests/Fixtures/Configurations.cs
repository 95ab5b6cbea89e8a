namespace IamGateway.Proxy.Tests.Fixtures;

/// <summary>Configurations and policies that several tests use.</summary>
internal static class Configurations
{
    /// <summary>A service with actions, two plain routes, one whose prefix is taken off, and one whose upstream is not there.</summary>
    public const string Usual = """
        {
          "IamGateway": {
            "Services": {
              "orders": {
                "Actions": [
                  { "Method": "GET", "Path": "/orders", "Action": "orders:ListOrders", "Resource": "*", "AccessLevel": "List" },
                  { "Method": "GET", "Path": "/orders/{id}", "Action": "orders:GetOrder", "Resource": "arn:aws:orders:{region}:{account}:order/{id}", "AccessLevel": "Read",
                    "ContextKeys": { "orders:Status": "query.status", "orders:Tier": "header.x-tier" } },
                  { "Method": "POST", "Path": "/orders", "Action": "orders:CreateOrder", "Resource": "*" }
                ]
              }
            }
          },
          "ReverseProxy": {
            "Routes": {
              "orders": { "ClusterId": "app", "Match": { "Path": "/orders/{**rest}" }, "Metadata": { "IamGateway.Service": "orders" } },
              "public": { "ClusterId": "app", "Match": { "Path": "/public/{**rest}" } },
              "admin": { "ClusterId": "app", "Match": { "Path": "/admin/{**rest}" } },
              "api": { "ClusterId": "app", "Match": { "Path": "/api/{**rest}" }, "Transforms": [ { "PathRemovePrefix": "/api" }, { "PathPrefix": "/v1" } ] },
              "dead": { "ClusterId": "dead", "Match": { "Path": "/dead" } }
            },
            "Clusters": {
              "app": { "Destinations": { "one": { "Address": "UPSTREAM" } } },
              "dead": { "Destinations": { "one": { "Address": "http://127.0.0.1:1/" } } }
            }
          }
        }
        """;

    public const string AllowAll = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }""";

    public static string Allow(string action, string resource, string condition = "{}") =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "{{action}}", "Resource": "{{resource}}", "Condition": {{condition}} } }""";
}
