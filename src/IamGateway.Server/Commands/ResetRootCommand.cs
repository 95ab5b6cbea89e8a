using System.CommandLine;
using System.Text.Json.Nodes;
using IamGateway.Audit.Trail;
using IamGateway.Federation.SignIn;
using IamGateway.Identity.Accounts;
using IamGateway.Identity.Storage;
using IamGateway.Server.Commands.Policies;
using IamGateway.Server.Composition;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Server.Commands;

/// <summary><c>iamgateway admin reset-root</c>: a way back for a root user that has lost its password or its authenticator.</summary>
internal static class ResetRootCommand
{
    public static Command Create()
    {
        var account = CommonOptions.Account();
        var data = CommonOptions.Data("iamgateway-data");
        var json = CommonOptions.Json();
        var command = new Command("reset-root", "Print a one-time link with which the root user of an account sets a new password and loses its authenticators.") { account, data, json };
        ExampleHelp.Add(command,
            """
            Nothing changes until the link is used, which it can be once, within 24 hours. Then the root user's
            password is the new one, its authenticators are removed, its failed sign-ins are forgiven and its
            sign-ins end. Enrol an authenticator again at once. A running gateway need not be restarted.

            Example:
              iamgateway admin reset-root --data /var/lib/iamgateway

            Locked out after wrong passwords only?   iamgateway admin unlock --root
            """);
        command.SetAction((parsed, cancellationToken) => StartupErrors.ReportAsync(async () =>
        {
            await using var host = await AdminServices.OpenAsync(parsed.GetRequiredValue(data).FullName, cancellationToken);
            var (root, url) = await ResetAsync(host.Services, parsed.GetValue(account), cancellationToken);
            Console.WriteLine(parsed.GetValue(json)
                ? new JsonObject { ["account"] = root.AccountId, ["email"] = root.Email, ["url"] = url.AbsoluteUri }.ToJsonString(ReadableJson.Options)
                : $"""
                  The root user {root.Email} of account {root.AccountId} sets a new password here, once, within 24 hours. Its authenticators are removed then:

                    {url.AbsoluteUri}
                  """);
        }));
        return command;
    }

    private static async Task<(RootUser Root, Uri Url)> ResetAsync(IServiceProvider services, string? account, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<IdentityDb>>().CreateDbContextAsync(cancellationToken);
        var accountId = await db.RequireAccountAsync(account, cancellationToken);
        var root = await db.RootUsers.SingleOrDefaultAsync(user => user.AccountId == accountId, cancellationToken)
            ?? throw new CommandException($"The account {accountId} has no root user who signs in.");
        var url = await services.GetRequiredService<OneTimeLinks>().CreateForRootAsync(root.AccountId, cancellationToken);
        await services.GetRequiredService<AuditTrail>().RecordAsync(
            new SignInEvent
            {
                Time = services.GetRequiredService<TimeProvider>().GetUtcNow(),
                Step = "RootReset",
                Succeeded = true,
                Subject = root.Email,
                PrincipalArn = $"arn:aws:iam::{root.AccountId}:root",
                Method = "admin",
            },
            cancellationToken);
        return (root, url);
    }
}
