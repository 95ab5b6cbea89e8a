using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Tests.Evaluation;

public sealed class CompiledPolicySetTests
{
    [Theory]
    [InlineData("2012-10-17", "aws:PrincipalTag/team aws:SourceIp aws:username s3:prefix")]
    [InlineData("2008-10-17", "aws:SourceIp s3:prefix")]   // without variables
    public void Names_the_keys_that_conditions_test_and_variables_stand_for(string version, string keys)
    {
        var document = Policies.Document("""
            {"Version": "VERSION", "Statement": [
              {"Effect": "Allow", "Action": "*", "Resource": ["arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::c"], "Condition": {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}},
              {"Effect": "Deny", "Action": "*", "NotResource": "*", "Condition": {"StringNotLike": {"s3:prefix": ["${aws:PrincipalTag/team}/*", "x"]}, "NotIpAddress": {"AWS:SOURCEIP": "10.0.0.0/8"}}}]}
            """.Replace("VERSION", version, StringComparison.Ordinal));

        var set = PolicyCompiler.Compile(PolicyType.Identity, [new PolicySource("p", null, document)]);

        Assert.Equal(keys, string.Join(' ', set.ContextKeys.Select(key => key.Name)));
    }
}
