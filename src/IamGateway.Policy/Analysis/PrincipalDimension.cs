using System.Collections.Immutable;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Analysis;

/// <summary>The principal of the request. Which statements are about whom says the engine.</summary>
internal static class PrincipalDimension
{
    public static Dimension Of(CheckScope scope)
    {
        var needs = new Dictionary<int, ImmutableArray<Need>>();
        var facts = new List<PolicyStatement>();
        var byText = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, statement) in scope.Indexed)
        {
            if (statement.Statement.Principals is null)
                continue;

            var fact = new PolicyStatement
            {
                Effect = statement.Statement.Effect,
                Principals = statement.Statement.Principals,
                ExcludesPrincipals = statement.Statement.ExcludesPrincipals,
                Actions = ["*"],
                Resources = ["*"],
            };
            if (byText.TryAdd(StatementText.Of(fact, variables: false), facts.Count))
                facts.Add(fact);
            needs.Add(index, [new Need(Bits.Of(byText[StatementText.Of(fact, variables: false)]), IsExcluded: false)]);
        }

        var all = new Lazy<IReadOnlyList<RequestClass>>(() => Classes(scope, facts));
        return new Dimension(needs, (_, _, _) => all.Value, scope);
    }

    private static List<RequestClass> Classes(CheckScope scope, List<PolicyStatement> facts)
    {
        var classes = new List<RequestClass>();
        var context = new RequestContext();
        List<PolicyProbe> probes = [.. facts.Select(fact => PolicyProbe.Of(scope.Type, fact, variables: false))];
        var examples = PrincipalExamples.Of(facts.SelectMany(fact => fact.Principals ?? []));
        foreach (var (principal, hasBoundary) in WithBoundaries(examples, facts))
        {
            if (!scope.Budget.Spend(40L * facts.Count))
                break;
            var request = new CounterExample(principal, "any:Action", "*", [], new DecidingStatement(scope.Type, "", null, null, 0)) { HasBoundary = hasBoundary };
            var holding = Enumerable.Range(0, facts.Count).Where(fact => probes[fact].IsAbout(facts[fact], request, context));
            classes.Add(new RequestClass(Bits.Of(holding), Bits.None, new RequestPart { Principal = principal, HasBoundary = hasBoundary }, Rank: hasBoundary ? 1 : 0));
        }

        return classes;
    }

    /// <summary>Every principal, and where it matters also with a permissions boundary: a Deny with NotPrincipal is then about it whoever it is.</summary>
    private static IEnumerable<(Principal Principal, bool HasBoundary)> WithBoundaries(IReadOnlyList<Principal> principals, List<PolicyStatement> facts)
    {
        var limited = facts.Exists(fact => fact.ExcludesPrincipals) ? principals.Where(CanHaveBoundary) : [];
        return principals.Select(principal => (principal, false)).Concat(limited.Select(principal => (principal, true)));
    }

    private static bool CanHaveBoundary(Principal principal) =>
        principal.Kind is PrincipalKind.User or PrincipalKind.Role or PrincipalKind.FederatedUser;
}
