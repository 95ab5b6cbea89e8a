using System.IO.Enumeration;
using IamGateway.Policy.Documents;

namespace IamGateway.ControlPlane.Iam.LastAccessed;

/// <summary>Which services a policy says something of.</summary>
internal static class GrantedServices
{
    /// <summary>Whether an Allow of a policy is about an action of a service. What denies, limits or has conditions does not matter. Source: IAM User Guide, "Refine permissions using last accessed information", "Things to know".</summary>
    /// <param name="json">The policy.</param>
    /// <param name="service">Prefix of the service's actions.</param>
    public static bool Grants(string json, string service) => Allows(json).Any(statement => statement.ExcludesActions
        ? !statement.Actions.Any(pattern => pattern == "*" || string.Equals(pattern, service + ":*", StringComparison.OrdinalIgnoreCase))
        : statement.Actions.Any(pattern => FileSystemName.MatchesSimpleExpression(ServiceOf(pattern), service)));

    /// <summary>The services that the Allows of a policy name without wildcards.</summary>
    public static IEnumerable<string> NamedIn(string json) =>
        Allows(json).Where(statement => !statement.ExcludesActions).SelectMany(statement => statement.Actions).Select(ServiceOf).Where(service => service.AsSpan().IndexOfAny('*', '?') < 0);

    private static IEnumerable<PolicyStatement> Allows(string json) =>
        PolicyParser.Parse(json).Document?.Statements.Where(statement => statement.Effect == PolicyEffect.Allow) ?? [];

    private static string ServiceOf(string pattern) => pattern.Split(':', 2)[0].ToLowerInvariant();
}
