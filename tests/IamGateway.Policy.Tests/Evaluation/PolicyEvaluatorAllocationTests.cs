using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Tests.Evaluation;

public sealed class PolicyEvaluatorAllocationTests
{
    private static readonly string[] Services = ["s3", "sqs", "orders", "billing", "execute-api"];

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(200)]
    public void A_decision_allocates_nothing(int policyCount)
    {
        var documents = Enumerable.Range(0, policyCount).Select(Document).ToArray();
        var policies = Policies.Identity(documents) with { Boundary = Policies.Set(PolicyType.PermissionsBoundary, documents), Session = Policies.Set(PolicyType.Session, documents) };
        var context = Policies.Context(
            ("aws:SourceIp", "10.1.2.3"), ("aws:MultiFactorAuthPresent", "false"), ("aws:PrincipalTag/team", "data"), ("aws:username", "alice"),
            ("aws:CurrentTime", "2024-05-06T07:08:09Z"), ("aws:MultiFactorAuthAge", "300"), ("app:address6", "2001:db8::1"));
        var outcomes = new HashSet<DecisionOutcome>();
        string[] names = ["app0/alice/x", "app1/bob", "app2/secret-1", "none"];

        foreach (var service in Services)
        {
            foreach (var name in names)
            {
                var (action, resource) = ($"{service}:GetItem", $"arn:aws:{service}:::{name}");
                var least = long.MaxValue;
                for (var round = 0; round < 5; round++) // static constructors and the platform's own compiling allocate once in a while
                {
                    var before = GC.GetAllocatedBytesForCurrentThread();
                    var decision = Policies.Decide(policies, action, resource, context);
                    least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
                    outcomes.Add(decision.Outcome);
                }

                Assert.Equal(0, least);
            }
        }

        Assert.Equal(3, outcomes.Count);
    }

    private static string Document(int index)
    {
        const string Template = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["SERVICE:Get*", "SERVICE:PutItem"], "Resource": ["arn:aws:SERVICE:::app0/${aws:username}/*", "arn:aws:SERVICE:::app0x/*"],
               "Condition": {"IpAddress": {"aws:SourceIp": ["192.0.2.0/24", "10.0.0.0/8"]}, "StringEquals": {"aws:PrincipalTag/team": ["web", "data"]}}},
              {"Effect": "Allow", "Action": "SERVICE:GetItem", "Resource": "arn:aws:SERVICE:::*b*b",
               "Condition": {"StringLike": {"aws:username": "a?i*${$}"}, "NumericLessThan": {"aws:MultiFactorAuthAge": "600"}}},
              {"Effect": "Deny", "Action": "*", "Resource": "arn:aws:*:::*secret?*",
               "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "false"}, "DateGreaterThan": {"aws:CurrentTime": "2024-01-01T00:00:00Z"},
                             "NotIpAddress": {"app:address6": "2001:db9::/32"}, "Null": {"aws:username": "false"}}},
              {"Effect": "Allow", "NotAction": "iam:*", "NotResource": ["arn:aws:*:::*secret*", "arn:aws:*:::none", "arn:aws:*:::app0/${aws:username}/*"]}
            ]}
            """;
        return Template.Replace("SERVICE", Services[index % Services.Length], StringComparison.Ordinal);
    }
}
