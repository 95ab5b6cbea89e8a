using System.Text.RegularExpressions;
using IamGateway.Proxy.Requests;
using IamGateway.Proxy.Services;
using Yarp.ReverseProxy.Configuration;

namespace IamGateway.Proxy.Routes;

/// <summary>What a route must not say here although YARP would take it: everything that would decide on access beside the policies, or forward something else than was decided on.</summary>
internal static partial class RouteRules
{
    /// <summary>The metadata that names a route's service.</summary>
    public const string ServiceMetadata = "IamGateway.Service";

    private const string MetadataPrefix = "IamGateway.";

    /// <summary>Adds the problems of a route.</summary>
    public static void Check(RouteConfig route, string path, IReadOnlySet<string> clusters, IReadOnlyCollection<string> services, ConfigurationProblems problems)
    {
        problems.Add(path, RouteId().IsMatch(route.RouteId) ? null : "a route's id is part of ARNs and tokens: up to 128 of A-Z, a-z, 0-9, '.', '_' and '-'");
        problems.Add($"{path}:ClusterId", route.ClusterId is null ? "is required" : clusters.Contains(route.ClusterId) ? null : $"there is no cluster '{route.ClusterId}'");
        problems.Add($"{path}:Order", route.Order < 0 ? "must not be negative: the paths under /.iam/ come before every route" : null);
        problems.Add($"{path}:Match:Path", IsOurs(route.Match.Path) ? "must not begin with /.iam, which is the gateway's own" : null);
        NotHere(route.AuthorizationPolicy, "AuthorizationPolicy", "IAM policies decide on every route; a public one needs an Allow for everybody");
        NotHere(route.CorsPolicy, "CorsPolicy", "is not available; the service behind the route answers for CORS");
        NotHere(route.RateLimiterPolicy, "RateLimiterPolicy", "is not available");
        NotHere(route.TimeoutPolicy, "TimeoutPolicy", "is not available; set the cluster's HttpRequest:ActivityTimeout");
        NotHere(route.Timeout, "Timeout", "is not available; set the cluster's HttpRequest:ActivityTimeout");
        CheckMetadata(route, path, services, problems);
        for (var i = 0; i < (route.Transforms?.Count ?? 0); i++)
        {
            foreach (var (name, value) in route.Transforms![i])
            {
                problems.Add($"{path}:Transforms:{i}:{name}", TransformProblem(name, value, route.Match.Path));
            }
        }

        void NotHere(object? value, string name, string why) => problems.Add($"{path}:{name}", value is null ? null : why);
    }

    private static bool IsOurs(string? path) =>
        path?.TrimStart('/') is { } start && (start.Equals(".iam", StringComparison.OrdinalIgnoreCase) || start.StartsWith(".iam/", StringComparison.OrdinalIgnoreCase));

    /// <summary>Adds the problems of a cluster.</summary>
    public static void Check(ClusterConfig cluster, string path, ConfigurationProblems problems) =>
        problems.Add($"{path}:SessionAffinity:Policy", cluster.SessionAffinity?.Policy == "HashCookie" ? "HashCookie is not available; use Cookie or ArrCookie" : null);

    private static void CheckMetadata(RouteConfig route, string path, IReadOnlyCollection<string> services, ConfigurationProblems problems)
    {
        foreach (var (name, value) in route.Metadata ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            if (name == ServiceMetadata)
            {
                problems.Add($"{path}:Metadata:{name}", services.Contains(value, StringComparer.OrdinalIgnoreCase) ? null : $"there is no service '{value}' in IamGateway:Services");
            }
            else if (name.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase))
            {
                problems.Add($"{path}:Metadata:{name}", $"is not a setting; known here: {ServiceMetadata}");
            }
        }
    }

    /// <remarks>
    /// Policies see the public path. A prefix that all of a route's paths have can be taken off, and one put on, without making one path of two; YARP takes
    /// it off in any case and leaves paths without it alone, so it must be literal text of the route, whose spelling is checked.
    /// </remarks>
    private static string? TransformProblem(string name, string value, string? path) => name.ToUpperInvariant() switch
    {
        "PATHSET" or "PATHPATTERN" => "is not available: policies decide on the public path, and this would forward another; use PathRemovePrefix and PathPrefix",
        "HTTPMETHODCHANGE" => "is not available: policies decide on the method that was sent",
        "PATHPREFIX" or "PATHREMOVEPREFIX" when !IsPrefix(value) => "must be plain text such as /api, without a slash at the end",
        "PATHREMOVEPREFIX" => (path + "/").StartsWith(value + "/", StringComparison.Ordinal) ? null : "must be what the route's Match:Path begins with",
        "REQUESTHEADERROUTEVALUE" => HeaderHygiene.IsReserved(value) ? "would put what the client sent into a header that upstreams believe" : null,
        "REQUESTHEADER" => value.StartsWith("X-IamGateway-", StringComparison.OrdinalIgnoreCase) ? "is set by the gateway alone" : null,
        _ => null,
    };

    private static bool IsPrefix(string value) =>
        value.Length > 1 && value[^1] != '/' && CanonicalPath.Read(value, out var path) is null && string.Equals(path, value, StringComparison.Ordinal);

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,128}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RouteId();
}
