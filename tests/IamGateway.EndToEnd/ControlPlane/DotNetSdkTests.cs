using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using IamGateway.EndToEnd.Programs;

namespace IamGateway.EndToEnd.ControlPlane;

/// <summary>The AWS SDK for .NET, which has only STS here, gets credentials, and meets its own typed exceptions.</summary>
[Trait("Peer", "aws")]
[Trait("Peer", "faketime")]
[Collection(SdkGateway.Name)]
public sealed class DotNetSdkTests(SdkGateway sdk)
{
    [Fact]
    public async Task Who_calls_is_told()
    {
        using var sts = Client(sdk.Aws.Admin);

        var identity = await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest());

        Assert.Equal((sdk.Aws.Account, $"arn:aws:iam::{sdk.Aws.Account}:user/admin"), (identity.Account, identity.Arn));
    }

    [Fact]
    public async Task A_role_is_assumed_and_its_credentials_are_used()
    {
        using var sts = Client(sdk.Aws.Admin);

        var role = (await sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = await NewRoleAsync("dotnet-assumed"), RoleSessionName = "by-dotnet" })).Credentials;

        using var session = Client(new AwsKeys(role.AccessKeyId, role.SecretAccessKey, role.SessionToken));
        Assert.Equal($"arn:aws:sts::{sdk.Aws.Account}:assumed-role/dotnet-assumed/by-dotnet", (await session.GetCallerIdentityAsync(new GetCallerIdentityRequest())).Arn);
    }

    [Fact]
    public async Task A_session_is_the_user_for_a_while()
    {
        using var sts = Client(sdk.Aws.Admin);

        var session = (await sts.GetSessionTokenAsync(new GetSessionTokenRequest { DurationSeconds = 900 })).Credentials;

        Assert.InRange(session.Expiration!.Value.ToUniversalTime() - TimeProvider.System.GetUtcNow().UtcDateTime, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
        using var own = Client(new AwsKeys(session.AccessKeyId, session.SecretAccessKey, session.SessionToken));
        Assert.EndsWith(":user/admin", (await own.GetCallerIdentityAsync(new GetCallerIdentityRequest())).Arn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_a_session_is_an_exception_of_its_own()
    {
        var request = new AssumeRoleRequest { RoleArn = await NewRoleAsync("dotnet-errors"), RoleSessionName = "by-dotnet" };
        using var sts = Client(sdk.Aws.Admin);

        request.Policy = "{}";
        await Assert.ThrowsAsync<MalformedPolicyDocumentException>(() => sts.AssumeRoleAsync(request));
        request.Policy = null;
        request.Tags = [.. Enumerable.Range(0, 50).Select(Incompressible)];
        await Assert.ThrowsAsync<PackedPolicyTooLargeException>(() => sts.AssumeRoleAsync(request));
        await Assert.ThrowsAsync<InvalidAuthorizationMessageException>(() => sts.DecodeAuthorizationMessageAsync(new DecodeAuthorizationMessageRequest { EncodedMessage = "made-up" }));
        var unsigned = new AssumeRoleWithWebIdentityRequest { RoleArn = request.RoleArn, RoleSessionName = "by-dotnet", WebIdentityToken = "no.token.atall" };
        await Assert.ThrowsAsync<InvalidIdentityTokenException>(() => sts.AssumeRoleWithWebIdentityAsync(unsigned));
    }

    [Fact]
    public async Task What_is_wrong_with_a_signature_has_the_code_of_AWS()
    {
        Assert.Equal("InvalidClientTokenId", await CodeAsync(new AwsKeys("AKIAAAAAAAAAAAAAAAAA", "x", null)));
        Assert.Equal("SignatureDoesNotMatch", await CodeAsync(sdk.Aws.Admin with { Secret = "x" }));
        Assert.Equal("ExpiredToken", await CodeAsync(sdk.Expired));
    }

    private AmazonSecurityTokenServiceConfig Settings => new() { ServiceURL = sdk.Aws.Gateway.Url.GetLeftPart(UriPartial.Authority), AuthenticationRegion = "us-east-1" };

    private AmazonSecurityTokenServiceClient Client(AwsKeys keys) =>
        new(keys.Token is { } token ? new SessionAWSCredentials(keys.Id, keys.Secret, token) : new BasicAWSCredentials(keys.Id, keys.Secret), Settings);

    private async Task<string> CodeAsync(AwsKeys keys)
    {
        using var sts = Client(keys);
        return (await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => sts.GetCallerIdentityAsync(new GetCallerIdentityRequest()))).ErrorCode;
    }

    private async Task<string> NewRoleAsync(string name)
    {
        var trust = $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{{sdk.Aws.Account}}}:root"},"Action":["sts:AssumeRole","sts:TagSession"]} }""";
        var made = await sdk.Aws.AwsAsync(Aws.Debian, sdk.Aws.Admin, "iam", "create-role", "--role-name", name, "--assume-role-policy-document", trust);
        return made.Json.GetProperty("Role").GetProperty("Arn").GetString()!;
    }

    /// <summary>A tag that cannot be packed.</summary>
    private static Tag Incompressible(int number)
    {
        var key = number.ToString(CultureInfo.InvariantCulture);
        return new Tag { Key = key, Value = Convert.ToHexStringLower(SHA512.HashData(Encoding.ASCII.GetBytes(key))) };
    }
}
