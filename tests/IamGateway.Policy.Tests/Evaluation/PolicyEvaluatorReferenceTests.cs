using System.Globalization;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Tests.Reference;

namespace IamGateway.Policy.Tests.Evaluation;

public sealed class PolicyEvaluatorReferenceTests
{
    private const int SetCount = 2_500;
    private const int RequestsPerSet = 8;

    [Fact]
    public void Decides_as_the_naive_reference_does()
    {
        var make = new RandomPolicies(2024);
        var seen = new Dictionary<DecisionReason, int>();
        for (var round = 0; round < SetCount; round++)
        {
            var (identity, boundary, session) = (make.Policies(), make.PoliciesOrNone(2), make.PoliciesOrNone(2));
            var policies = Compile(identity, boundary, session);
            var (plainIdentity, plainBoundary, plainSession) = (NaiveEvaluator.Parse(identity)!, NaiveEvaluator.Parse(boundary), NaiveEvaluator.Parse(session));
            for (var index = 0; index < RequestsPerSet; index++)
            {
                var request = make.Request();
                var expected = NaiveEvaluator.Decide(request, plainIdentity, plainBoundary, plainSession);
                var decision = request.Decide(policies);
                if (expected != (decision.Outcome, decision.Reason))
                    Assert.Fail($"round {round}: {request}, {string.Join(", ", request.Context)}\nexpected {expected}, was {decision}\n{string.Join('\n', [.. identity, "-", .. boundary ?? [], "-", .. session ?? []])}");
                seen[decision.Reason] = seen.GetValueOrDefault(decision.Reason) + 1;
            }
        }

        // The cases are worth something only if every way to end comes up often.
        foreach (var reason in Enum.GetValues<DecisionReason>().Where(reason => reason <= DecisionReason.NoResourcePolicyAllows || reason is DecisionReason.DenyStatement or DecisionReason.IdentityPolicyAllows))
            Assert.True(seen.GetValueOrDefault(reason) > 300, $"{reason}: {seen.GetValueOrDefault(reason)}");
    }

    [Fact]
    public void The_order_of_policies_and_statements_changes_no_outcome_and_no_reason()
    {
        var make = new RandomPolicies(2025);
        for (var round = 0; round < 500; round++)
        {
            var statements = make.Statements();
            var others = make.Policies();
            var (one, two) = (make.Policy(statements), make.Policy(make.Random.Shuffle(statements)));
            two = one[..one.IndexOf("\"Statement\"", StringComparison.Ordinal)] + two[two.IndexOf("\"Statement\"", StringComparison.Ordinal)..]; // the same version
            var first = Compile([one, .. others], null, null);
            var second = Compile(make.Random.Shuffle([two, .. others]), null, null);
            for (var index = 0; index < RequestsPerSet; index++)
            {
                var request = make.Request();
                var (a, b) = (request.Decide(first), request.Decide(second));
                Assert.Equal((a.Outcome, a.Reason), (b.Outcome, b.Reason));
            }
        }
    }

    [Fact]
    public void Another_deny_statement_never_turns_a_deny_into_an_allow()
    {
        var make = new RandomPolicies(2026);
        var changed = 0;
        for (var round = 0; round < 500; round++)
        {
            var policies = make.Policies();
            var before = Compile(policies, null, null);
            var after = Compile([.. policies, make.Policy([make.Statement("Deny")])], null, null);
            for (var index = 0; index < RequestsPerSet; index++)
            {
                var request = make.Request();
                var (a, b) = (request.Decide(before), request.Decide(after));
                Assert.False(!a.IsAllowed && b.IsAllowed);
                changed += a.IsAllowed && !b.IsAllowed ? 1 : 0;
            }
        }

        Assert.True(changed > 50, $"{changed}"); // the added statements do deny
    }

    [Fact]
    public void The_first_matching_statement_is_the_one_reported()
    {
        var make = new RandomPolicies(2027);
        var reported = 0;
        for (var round = 0; round < 500; round++)
        {
            var policies = Enumerable.Range(0, 6).Select(_ => make.Policy([make.Statement(make.Random.OneIn(3) ? "Deny" : "Allow")])).ToList();
            var request = make.Request() with { ResourceAccount = "" };
            var decision = request.Decide(Compile(policies, null, null));
            if (decision.Statement is null)
                continue;

            // The policies before it do not lead to the same decision; with it they do.
            var position = int.Parse(decision.Statement.Policy[1..], CultureInfo.InvariantCulture);
            Assert.NotEqual(decision.Outcome, request.Decide(Compile(policies[..position], null, null)).Outcome);
            Assert.Equal(decision, request.Decide(Compile(policies[..(position + 1)], null, null)));
            reported++;
        }

        Assert.True(reported > 100, $"{reported}");
    }

    private static PolicySets Compile(IEnumerable<string> identity, IEnumerable<string>? boundary, IEnumerable<string>? session) =>
        new(Policies.Set(PolicyType.Identity, [.. identity]))
        {
            Boundary = boundary is null ? null : Policies.Set(PolicyType.PermissionsBoundary, [.. boundary]),
            Session = session is null ? null : Policies.Set(PolicyType.Session, [.. session]),
        };
}
