using System.CommandLine;
using System.Text.Json.Nodes;
using IamGateway.Audit.Trail;
using IamGateway.Federation.SignIn;
using IamGateway.Identity.Sessions;
using IamGateway.Identity.Storage;
using IamGateway.Server.Commands.Policies;
using IamGateway.Server.Composition;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Server.Commands;

/// <summary><c>iamgateway admin unlock</c>: forgives failed sign-ins.</summary>
internal static class UnlockCommand
{
    public static Command Create()
    {
        var person = new Option<string?>("--person") { Description = "User name of a person.", HelpName = "NAME" };
        var user = new Option<string?>("--user") { Description = "Name of an IAM user.", HelpName = "NAME" };
        var root = new Option<bool>("--root") { Description = "The root user." };
        var account = CommonOptions.Account();
        var data = CommonOptions.Data("iamgateway-data");
        var json = CommonOptions.Json();
        var command = new Command("unlock", "Let someone sign in again at once who is locked out after wrong passwords or codes.") { person, user, root, account, data, json };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(person) is not null ? 1 : 0) + (result.GetValue(user) is not null ? 1 : 0) + (result.GetValue(root) ? 1 : 0) != 1)
                result.AddError("Say who: one of --person NAME, --user NAME and --root.");
            else if (result.GetValue(person) is not null && result.GetValue(account) is not null)
                result.AddError("A person is of no account: leave out --account.");
        });
        ExampleHelp.Add(command,
            """
            Five wrong passwords or codes lock for 15 minutes, further ones for longer. This forgets them. It changes
            no password: a person who has forgotten theirs needs 'admin invite', a root user 'admin reset-root', and
            an IAM user an administrator (aws iam update-login-profile). A running gateway need not be restarted.

            Examples:
              iamgateway admin unlock --person ann@example.com
              iamgateway admin unlock --user symple --account 111122223333
              iamgateway admin unlock --root
            """);
        command.SetAction((parsed, cancellationToken) => StartupErrors.ReportAsync(async () =>
        {
            await using var host = await AdminServices.OpenAsync(parsed.GetRequiredValue(data).FullName, cancellationToken);
            var who = await FindAsync(host.Services, parsed.GetValue(person), parsed.GetValue(user), parsed.GetValue(account), cancellationToken);
            var hadFailures = await UnlockAsync(host.Services, who, cancellationToken);
            Console.WriteLine(parsed.GetValue(json)
                ? new JsonObject { ["name"] = who.Name, ["hadFailures"] = hadFailures }.ToJsonString(ReadableJson.Options)
                : hadFailures ? $"The failed sign-ins of {who.Name} are forgotten: the next attempt counts as the first." : $"{who.Name} had no failed sign-ins, and is not locked.");
        }));
        return command;
    }

    /// <exception cref="CommandException">There is nobody of that name.</exception>
    private static async Task<Locked> FindAsync(IServiceProvider services, string? person, string? user, string? account, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<IdentityDb>>().CreateDbContextAsync(cancellationToken);
        if (person is not null)
        {
            return await db.People.Where(row => row.UserName == person).Select(row => new Locked(new SignInSubject(row.Id, null, null), row.UserName, null)).SingleOrDefaultAsync(cancellationToken)
                ?? throw new CommandException($"There is no person '{person}'.");
        }

        var accountId = await db.RequireAccountAsync(account, cancellationToken);
        if (user is not null)
        {
            return await db.IamUsers.SingleOrDefaultAsync(row => row.AccountId == accountId && row.Name == user, cancellationToken) is { } found
                ? new Locked(new SignInSubject(UserId: found.Id), found.Name, found.Arn)
                : throw new CommandException($"There is no IAM user '{user}' in the account {accountId}.");
        }

        return await db.RootUsers.SingleOrDefaultAsync(row => row.AccountId == accountId, cancellationToken) is { } root
            ? new Locked(new SignInSubject(RootAccountId: accountId), root.Email, $"arn:aws:iam::{accountId}:root")
            : throw new CommandException($"The account {accountId} has no root user who signs in.");
    }

    private static async Task<bool> UnlockAsync(IServiceProvider services, Locked who, CancellationToken cancellationToken)
    {
        var hadFailures = await services.GetRequiredService<SignInUnlock>().UnlockAsync(who.Subject, cancellationToken);
        await services.GetRequiredService<AuditTrail>().RecordAsync(
            new SignInEvent
            {
                Time = services.GetRequiredService<TimeProvider>().GetUtcNow(),
                Step = "SignInUnlocked",
                Succeeded = true,
                Subject = who.Name,
                PrincipalArn = who.Arn,
                Method = "admin",
            },
            cancellationToken);
        return hadFailures;
    }

    /// <summary>Whom it is about.</summary>
    /// <param name="Arn">Null: a person.</param>
    private sealed record Locked(SignInSubject Subject, string Name, string? Arn);
}
