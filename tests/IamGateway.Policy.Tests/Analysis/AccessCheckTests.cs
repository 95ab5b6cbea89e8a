using IamGateway.Policy.Analysis;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Tests.Analysis;

public sealed class AccessCheckTests
{
    [Fact]
    public void The_same_statements_in_another_order_are_no_new_access()
    {
        var first = Policies.Of("'Effect': 'Allow', 'Action': ['a:Get', 'a:Put'], 'Resource': '*'");
        var second = Policies.Of("'Effect': 'Allow', 'Action': ['A:put', 'A:get'], 'Resource': '*'");

        Assert.Equal(AccessAnswer.Pass, AccessCheck.NoNewAccess(Sources(first), Sources(second), PolicyType.Identity).Answer);
    }

    private static PolicySource[] Sources(string json) => [new PolicySource("p0", null, Policies.Document(json))];
}
