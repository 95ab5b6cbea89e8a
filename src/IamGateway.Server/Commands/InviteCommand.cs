using System.CommandLine;
using System.Text.Json.Nodes;
using IamGateway.Audit.Trail;
using IamGateway.Federation.SignIn;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;
using IamGateway.Server.Composition;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Server.Commands;

/// <summary><c>iamgateway admin invite</c>: a person and the link that sets their password.</summary>
internal static class InviteCommand
{
    public static Command Create()
    {
        var user = new Option<string>("--user") { Description = "The person's user name, for example an e-mail address.", HelpName = "NAME", Required = true };
        var data = CommonOptions.Data("iamgateway-data");
        var json = CommonOptions.Json();
        var command = new Command("invite", "Print a one-time link with which a person sets a password; a missing person is created.") { user, data, json };
        command.SetAction((parsed, cancellationToken) => StartupErrors.ReportAsync(async () =>
        {
            await using var host = await AdminServices.OpenAsync(parsed.GetRequiredValue(data).FullName, cancellationToken);
            var (person, url) = await InviteAsync(host.Services, parsed.GetRequiredValue(user), cancellationToken);
            Console.WriteLine(parsed.GetValue(json)
                ? new JsonObject { ["userName"] = person.UserName, ["personId"] = person.Id, ["url"] = url.AbsoluteUri }.ToJsonString(ReadableJson.Options)
                : $"{person.UserName} sets a password here, once, within 24 hours:\n\n  {url.AbsoluteUri}");
        }));
        return command;
    }

    private static async Task<(Person Person, Uri Url)> InviteAsync(IServiceProvider services, string userName, CancellationToken cancellationToken)
    {
        if (!EntityNames.IsPersonUserName(userName) || userName.StartsWith('-'))   // more likely a forgotten value than a name
            throw new CommandException($"'{userName}' cannot be a user name: 1 to 128 letters, digits and +=,.@_- are allowed, and no '-' at the beginning.");
        var clock = services.GetRequiredService<TimeProvider>();
        await using var db = await services.GetRequiredService<IDbContextFactory<IdentityDb>>().CreateDbContextAsync(cancellationToken);
        var person = await db.People.SingleOrDefaultAsync(candidate => EF.Functions.Collate(candidate.UserName, "NOCASE") == userName, cancellationToken);
        if (person is null)
        {
            person = new Person { Id = UniqueId.Uuid(), UserName = userName, DisplayName = userName, CreatedAt = clock.GetUtcNow() };
            db.Add(person);
            await db.CommitAsync(cancellationToken);
        }

        var url = await services.GetRequiredService<OneTimeLinks>().CreateForPersonAsync(person.Id, cancellationToken);
        await services.GetRequiredService<AuditTrail>().RecordAsync(
            new SignInEvent { Time = clock.GetUtcNow(), Step = "PersonInvited", Succeeded = true, Subject = person.UserName, Method = "admin" },
            cancellationToken);
        return (person, url);
    }
}
