using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using IamGateway.Audit.Trail;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;
using IamGateway.Server.Composition;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Server.Commands;

/// <summary><c>iamgateway admin access-key</c>: an access key of an IAM user in the management account.</summary>
internal static class AccessKeyCommand
{
    private const int MaxKeysOfUser = 2;   // Source: IAM User Guide, "IAM and AWS STS quotas".

    public static Command Create()
    {
        var user = new Option<string>("--user") { Description = "Name of the IAM user.", HelpName = "NAME", Required = true };
        var data = CommonOptions.Data("iamgateway-data");
        var json = CommonOptions.Json();
        var command = new Command("access-key", "Create an access key for an IAM user; a missing user is created with AdministratorAccess.") { user, data, json };
        command.SetAction((parsed, cancellationToken) => StartupErrors.ReportAsync(async () =>
        {
            await using var host = await AdminServices.OpenAsync(parsed.GetRequiredValue(data).FullName, cancellationToken);
            var (key, secret, name) = await CreateKeyAsync(host.Services, parsed.GetRequiredValue(user), cancellationToken);
            Console.WriteLine(parsed.GetValue(json) ? AsJson(key, secret, name) : AsText(key, secret, name));
        }));
        return command;
    }

    private static async Task<(AccessKey Key, string Secret, string UserName)> CreateKeyAsync(IServiceProvider services, string userName, CancellationToken cancellationToken)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        await using var db = await services.GetRequiredService<IDbContextFactory<IdentityDb>>().CreateDbContextAsync(cancellationToken);
        var account = (await db.Organizations.SingleAsync(cancellationToken)).ManagementAccountId;
        var user = await db.IamUsers.SingleOrDefaultAsync(candidate => candidate.AccountId == account && EF.Functions.Collate(candidate.Name, "NOCASE") == userName, cancellationToken)
            ?? await AddAdministratorAsync(db, account, userName, clock, cancellationToken);

        if (await db.AccessKeys.CountAsync(key => key.UserId == user.Id, cancellationToken) >= MaxKeysOfUser)
            throw new CommandException($"The IAM user '{user.Name}' has two access keys already, and may not have more. Delete one first.");

        var (key, secret) = AccessKeys.New(services.GetRequiredService<KeyRing>(), user.Id, clock);
        db.Add(key);
        await db.CommitAsync(cancellationToken);
        await services.GetRequiredService<AuditTrail>().RecordAsync(
            new SignInEvent { Time = clock.GetUtcNow(), Step = "AccessKeyCreated", Succeeded = true, Subject = user.Name, PrincipalArn = user.Arn, Method = "admin", Detail = key.Id },
            cancellationToken);
        return (key, secret, user.Name);
    }

    private static async Task<IamUser> AddAdministratorAsync(IdentityDb db, string account, string userName, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!EntityNames.IsUserName(userName) || userName.StartsWith('-'))   // more likely a forgotten value than a name
            throw new CommandException($"'{userName}' cannot be the name of an IAM user: 1 to 64 letters, digits and +=,.@_- are allowed, and no '-' at the beginning.");
        var policy = await db.ManagedPolicies.SingleAsync(candidate => candidate.AccountId == null && candidate.Name == "AdministratorAccess", cancellationToken);
        var user = new IamUser { Id = UniqueId.Iam("AIDA"), AccountId = account, Name = userName, CreatedAt = clock.GetUtcNow() };
        db.Add(user);
        db.Add(new PolicyAttachment { PolicyId = policy.Id, UserId = user.Id });
        return user;
    }

    private static string AsText(AccessKey key, string secret, string userName) =>
        $"""
        Access key of the IAM user {userName}. The secret is not shown again:

          aws_access_key_id     = {key.Id}
          aws_secret_access_key = {secret}
        """;

    /// <summary>The shape of <c>aws iam create-access-key</c>.</summary>
    private static string AsJson(AccessKey key, string secret, string userName) => new JsonObject
    {
        ["AccessKey"] = new JsonObject
        {
            ["UserName"] = userName,
            ["AccessKeyId"] = key.Id,
            ["Status"] = "Active",
            ["SecretAccessKey"] = secret,
            ["CreateDate"] = key.CreatedAt.ToString("yyyy-MM-ddTHH:mm:ssZ"),
        },
    }.ToJsonString(ReadableJson.Options);
}
