using System.Security.Cryptography;
using IamGateway.EndToEnd.Programs;

namespace IamGateway.EndToEnd.ControlPlane;

/// <summary>The unmodified aws CLI, old and new, administers the gateway.</summary>
[Trait("Peer", "aws")]
public sealed class AwsCliTests(AwsGateway aws) : IClassFixture<AwsGateway>
{
    /// <summary>Lets users manage their own device, and everything else only with MFA. Source: IAM User Guide, "Allows MFA-authenticated IAM users to manage their own credentials".</summary>
    private const string MfaForcePolicy =
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["iam:ListUsers", "iam:ListGroups"], "Resource": "*" },
            { "Effect": "Allow", "Action": ["iam:CreateVirtualMFADevice"], "Resource": "arn:aws:iam::*:mfa/*" },
            { "Effect": "Allow", "Action": ["iam:EnableMFADevice", "iam:ResyncMFADevice", "iam:ListMFADevices"], "Resource": "arn:aws:iam::*:user/${aws:username}" },
            {
              "Sid": "DenyAllExceptListedIfNoMFA",
              "Effect": "Deny",
              "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:ListMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken"],
              "Resource": "*",
              "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
            }
          ]
        }
        """;

    public static TheoryData<string> Programs => Aws.Programs;

    [Theory, MemberData(nameof(Programs))]
    public async Task A_device_is_made_enabled_and_used_and_only_then_everything_works(string program)
    {
        var user = $"mfa-{Path.GetFileName(Path.GetDirectoryName(program))}-{RandomNumberGenerator.GetHexString(8)}";
        (await AdminAsync(program, "iam", "create-user", "--user-name", user)).Done();
        (await AdminAsync(program, "iam", "put-user-policy", "--user-name", user, "--policy-name", "MFAForcePolicy", "--policy-document", MfaForcePolicy)).Done();
        var keys = AwsKeys.Of((await AdminAsync(program, "iam", "create-access-key", "--user-name", user)).Json.GetProperty("AccessKey"));
        (await aws.AwsAsync(program, keys, "iam", "list-users")).Failed("AccessDenied", "with an explicit deny in an identity-based policy");

        var seedFile = aws.File($"{user}.seed");
        var serial = (await aws.AwsAsync(program, keys, "iam", "create-virtual-mfa-device", "--virtual-mfa-device-name", user, "--outfile", seedFile, "--bootstrap-method", "Base32StringSeed"))
            .Json.GetProperty("VirtualMFADevice").GetProperty("SerialNumber").GetString()!;
        var seed = await File.ReadAllTextAsync(seedFile);
        (await aws.AwsAsync(
            program, keys, "iam", "enable-mfa-device", "--user-name", user, "--serial-number", serial,
            "--authentication-code1", await Totp.CodeAsync(seed, -1), "--authentication-code2", await Totp.CodeAsync(seed))).Done();
        (await aws.AwsAsync(program, keys, "iam", "list-users")).Failed("AccessDenied");
        (await aws.AwsAsync(program, keys, "sts", "get-session-token", "--serial-number", serial, "--token-code", "000000")).Failed("AccessDenied", "MultiFactorAuthentication failed");

        var session = AwsKeys.Of((await aws.AwsAsync(program, keys, "sts", "get-session-token", "--serial-number", serial, "--token-code", await Totp.CodeAsync(seed, 1)))
            .Json.GetProperty("Credentials"));
        (await aws.AwsAsync(program, session, "iam", "list-users")).Done();
        (await aws.AwsAsync(program, keys, "iam", "list-users")).Failed("AccessDenied");
    }

    [Theory, MemberData(nameof(Programs))]
    public async Task A_role_profile_assumes_its_role(string program)
    {
        var role = $"profile-{RandomNumberGenerator.GetHexString(8)}";
        var trust = $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{{aws.Account}}}:root"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"4711"} } } }""";
        (await AdminAsync(program, "iam", "create-role", "--role-name", role, "--assume-role-policy-document", trust)).Done();
        await File.WriteAllTextAsync(
            aws.File("config"),
            $"""
            [profile admin]
            aws_access_key_id = {aws.Admin.Id}
            aws_secret_access_key = {aws.Admin.Secret}

            [profile {role}]
            role_arn = arn:aws:iam::{aws.Account}:role/{role}
            source_profile = admin
            external_id = 4711
            role_session_name = from-a-profile

            """);

        var identity = (await aws.AwsAsync(program, null, "--profile", role, "sts", "get-caller-identity")).Json;

        Assert.Equal($"arn:aws:sts::{aws.Account}:assumed-role/{role}/from-a-profile", identity.GetProperty("Arn").GetString());
    }

    [Theory, MemberData(nameof(Programs))]
    public async Task A_role_profile_asks_for_the_second_factor(string program)
    {
        var user = $"asked-{RandomNumberGenerator.GetHexString(8)}";
        var serial = $"arn:aws:iam::{aws.Account}:mfa/{user}";
        (await AdminAsync(program, "iam", "create-user", "--user-name", user)).Done();
        var keys = AwsKeys.Of((await AdminAsync(program, "iam", "create-access-key", "--user-name", user)).Json.GetProperty("AccessKey"));
        var trust = $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{{aws.Account}}}:user/{{{user}}}"},"Action":"sts:AssumeRole","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"} } } }""";
        (await AdminAsync(program, "iam", "create-role", "--role-name", user, "--assume-role-policy-document", trust)).Done();
        (await AdminAsync(program, "iam", "create-virtual-mfa-device", "--virtual-mfa-device-name", user, "--outfile", aws.File(user), "--bootstrap-method", "Base32StringSeed")).Done();
        var seed = await File.ReadAllTextAsync(aws.File(user));
        (await AdminAsync(
            program, "iam", "enable-mfa-device", "--user-name", user, "--serial-number", serial,
            "--authentication-code1", await Totp.CodeAsync(seed, -1), "--authentication-code2", await Totp.CodeAsync(seed))).Done();
        await File.WriteAllTextAsync(
            aws.File("config"),
            $"""
            [profile source]
            aws_access_key_id = {keys.Id}
            aws_secret_access_key = {keys.Secret}

            [profile with-a-key]
            role_arn = arn:aws:iam::{aws.Account}:role/{user}
            source_profile = source

            [profile admin]
            role_arn = arn:aws:iam::{aws.Account}:role/{user}
            source_profile = source
            mfa_serial = {serial}
            role_session_name = with-a-code

            """);

        (await aws.AwsAsync(program, null, "sts", "get-caller-identity", "--profile", "with-a-key")).Failed("AccessDenied", "sts:AssumeRole");
        var asked = await aws.AnswerAsync($"Enter MFA code for {serial}: ", await Totp.CodeAsync(seed, 1), program, "sts", "get-caller-identity", "--profile", "admin");

        Assert.Contains($"arn:aws:sts::{aws.Account}:assumed-role/{user}/with-a-code", asked.Done().Output, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Programs))]
    public async Task The_gateway_s_own_service_is_a_service_like_any_other(string program)
    {
        var routes = (await AdminAsync(program, "iamgateway", "list-routes")).Json;

        Assert.Equal(System.Text.Json.JsonValueKind.Array, routes.GetProperty("Routes").ValueKind);
        (await AdminAsync(program, "iamgateway", "revoke-session", "--session-id", "00000000-0000-4000-8000-000000000000")).Failed("ResourceNotFoundException");
    }

    private async Task<AwsAnswer> AdminAsync(string program, params string[] arguments) => await aws.AwsAsync(program, aws.Admin, arguments);
}
