using IamGateway.Policy.Arns;

namespace IamGateway.Policy.Tests.Arns;

public sealed class ArnTests
{
    [Theory]
    [InlineData("arn:aws:iam::123456789012:user/alice", "aws", "iam", "", "123456789012", "user/alice")]
    [InlineData("arn:aws:s3:::bucket/key", "aws", "s3", "", "", "bucket/key")]
    [InlineData("arn:aws:logs:eu-west-1:1:log-group:a:*", "aws", "logs", "eu-west-1", "1", "log-group:a:*")] // the resource keeps its colons
    public void Splits_an_arn_at_its_first_five_colons(string text, string partition, string service, string region, string account, string resource)
    {
        Assert.True(Arn.TryParse(text, out var arn));
        Assert.Equal(
            ["arn", partition, service, region, account, resource],
            [arn[0].ToString(), arn.Partition.ToString(), arn.Service.ToString(), arn.Region.ToString(), arn.Account.ToString(), arn.Resource.ToString()]);
        Assert.Equal(resource, arn[5].ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("arn:aws:s3::bucket")]
    [InlineData("urn:aws:s3:::bucket")]
    [InlineData("ARN:aws:s3:::bucket")]
    [InlineData("arn::s3:::bucket")]
    [InlineData("arn:aws::::bucket")]
    [InlineData("arn:aws:s3:::")]
    public void Refuses_what_is_no_arn(string text) => Assert.False(Arn.TryParse(text, out _));
}
