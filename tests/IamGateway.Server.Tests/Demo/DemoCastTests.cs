using IamGateway.Policy.Documents;
using IamGateway.Policy.Validation;
using IamGateway.Server.Demo;

namespace IamGateway.Server.Tests.Demo;

public sealed class DemoCastTests
{
    [Fact]
    public void Every_policy_of_the_cast_is_there_and_valid()
    {
        foreach (var name in DemoCast.PolicyNames)
            Assert.DoesNotContain(PolicyValidator.Validate(DemoCast.PolicyDocument(name), PolicyType.Identity), finding => finding.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void Everybody_is_denied_outside_the_office_and_one_group_always_needs_a_second_factor()
    {
        Assert.All(DemoCast.People, player => Assert.Contains("DenyIPAddressPolicy", player.Policies));
        Assert.Single(DemoCast.People, player => player.Policies.Contains("MFAForcePolicy"));
    }
}
