using IamGateway.EndToEnd.Programs;

namespace IamGateway.EndToEnd.ControlPlane;

/// <summary>The scripts of <c>samples/foundation</c> do what its page says.</summary>
[Trait("Peer", "aws")]
[Trait("Peer", "oathtool")]
public sealed class FoundationTests(AwsGateway aws) : IClassFixture<AwsGateway>
{
    private string Role(string name) => $"arn:aws:iam::{aws.Account}:role/foundation/{name}";

    [Fact]
    public async Task Nothing_is_made_while_the_networks_are_those_of_the_example()
    {
        var folder = aws.File("as-it-is");
        Copy(folder);
        var answer = await aws.ShellAsync(aws.Admin, $"{folder}/create.sh");
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("Write your own there first", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_is_lent_to_a_user_and_to_a_group_and_used_with_a_second_factor_only()
    {
        var folder = aws.File("foundation");
        Copy(folder);
        var networks = Path.Combine(folder, "policies", "DenyIPAddressPolicy.json");
        await File.WriteAllTextAsync(networks, (await File.ReadAllTextAsync(networks)).Replace("192.0.2.0/24", "127.0.0.0/8", StringComparison.Ordinal).Replace("203.0.113.0/24", "::1/128", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(folder, "small.csv"), "policy,BE1,INFRA3\nAmazonS3FullAccess,,Y\nDenyIPAddressPolicy,Y,Y\nMFAForcePolicy,Y,Y\n");
        (await aws.ShellAsync(aws.Admin, $"{folder}/create.sh small.csv")).Done();
        (await aws.ShellAsync(aws.Admin, $"{folder}/add-user.sh anna INFRA3")).Done();
        (await aws.ShellAsync(aws.Admin, $"{folder}/add-user.sh ben BE1")).Done();
        (await aws.ShellAsync(aws.Admin, $"{folder}/lend-role.sh EC2FullAccessRole arn:aws:iam::aws:policy/AmazonEC2FullAccess anna")).Done();
        (await aws.ShellAsync(aws.Admin, $"{folder}/lend-role.sh S3ConfigTempRole arn:aws:iam::{aws.Account}:policy/foundation/S3ConfigPolicy group/BE1")).Done();
        var trusted = (await AwsAsync(aws.Admin, "iam", "get-role", "--role-name", "S3ConfigTempRole")).Json.GetProperty("Role").GetProperty("AssumeRolePolicyDocument").GetRawText();
        Assert.Contains($"arn:aws:iam::{aws.Account}:user/ben", trusted, StringComparison.Ordinal);

        var keys = AwsKeys.Of((await AwsAsync(aws.Admin, "iam", "create-access-key", "--user-name", "anna")).Json.GetProperty("AccessKey"));
        (await AssumeAsync(keys, "EC2FullAccessRole")).Failed("AccessDenied", "with an explicit deny");
        var session = await WithSecondFactorAsync(keys, "anna");
        var role = (await AssumeAsync(session, "EC2FullAccessRole")).Json;
        Assert.Equal($"arn:aws:sts::{aws.Account}:assumed-role/EC2FullAccessRole/anna", role.GetProperty("AssumedRoleUser").GetProperty("Arn").GetString());
        (await AssumeAsync(session, "S3ConfigTempRole")).Failed("AccessDenied");   // lent to others
        (await AwsAsync(session, "iam", "list-users")).Done();                     // by MFAForcePolicy …
        (await AwsAsync(session, "iam", "list-groups")).Failed("AccessDenied");    // … and nothing allows this

        var bens = await WithSecondFactorAsync(AwsKeys.Of((await AwsAsync(aws.Admin, "iam", "create-access-key", "--user-name", "ben")).Json.GetProperty("AccessKey")), "ben");
        (await AssumeAsync(bens, "S3ConfigTempRole")).Done();
        (await AssumeAsync(bens, "EC2FullAccessRole")).Failed("AccessDenied");

        // Nobody's own policies have changed: it is the roles that may.
        Assert.Equal("implicitDeny", await DecisionAsync($"arn:aws:iam::{aws.Account}:user/anna", "ec2:RunInstances", "*"));
        Assert.Equal("allowed", await DecisionAsync(Role("EC2FullAccessRole"), "ec2:RunInstances", "*"));
        Assert.Equal("implicitDeny", await DecisionAsync($"arn:aws:iam::{aws.Account}:user/ben", "s3:PutBucketPolicy", "arn:aws:s3:::one"));
        Assert.Equal("allowed", await DecisionAsync(Role("S3ConfigTempRole"), "s3:PutBucketPolicy", "arn:aws:s3:::one"));
    }

    /// <summary>What would be decided from inside the networks and with a second factor.</summary>
    private async Task<string> DecisionAsync(string principal, string action, string resource) => (await AwsAsync(
        aws.Admin, "iam", "simulate-principal-policy", "--policy-source-arn", principal, "--action-names", action, "--resource-arns", resource, "--context-entries",
        "ContextKeyName=aws:SourceIp,ContextKeyType=ip,ContextKeyValues=127.0.0.1", "ContextKeyName=aws:MultiFactorAuthPresent,ContextKeyType=boolean,ContextKeyValues=true"))
        .Json.GetProperty("EvaluationResults")[0].GetProperty("EvalDecision").GetString()!;

    private static void Copy(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "policies"));
        var sample = Path.Combine(Repository.Root, "samples", "foundation");
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(folder, Path.GetRelativePath(sample, file)));
    }

    /// <summary>A session of a user who sets up an authenticator, which MFAForcePolicy lets the user do with a key alone.</summary>
    private async Task<AwsKeys> WithSecondFactorAsync(AwsKeys keys, string user)
    {
        var (serial, file) = ($"arn:aws:iam::{aws.Account}:mfa/{user}", aws.File($"{user}.seed"));
        (await AwsAsync(keys, "iam", "create-virtual-mfa-device", "--virtual-mfa-device-name", user, "--outfile", file, "--bootstrap-method", "Base32StringSeed")).Done();
        var seed = await File.ReadAllTextAsync(file);
        (await AwsAsync(
            keys, "iam", "enable-mfa-device", "--user-name", user, "--serial-number", serial,
            "--authentication-code1", await Totp.CodeAsync(seed, -1), "--authentication-code2", await Totp.CodeAsync(seed))).Done();
        return AwsKeys.Of((await AwsAsync(keys, "sts", "get-session-token", "--serial-number", serial, "--token-code", await Totp.CodeAsync(seed, 1))).Json.GetProperty("Credentials"));
    }

    private Task<AwsAnswer> AssumeAsync(AwsKeys keys, string role) => AwsAsync(keys, "sts", "assume-role", "--role-arn", Role(role), "--role-session-name", "anna");

    private Task<AwsAnswer> AwsAsync(AwsKeys keys, params string[] arguments) => aws.AwsAsync(Aws.Debian, keys, arguments);
}
