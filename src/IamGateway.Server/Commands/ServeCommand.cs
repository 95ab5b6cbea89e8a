using System.CommandLine;
using IamGateway.Federation.SignIn;
using IamGateway.Identity.Accounts;
using IamGateway.Identity.Storage;
using IamGateway.Server.Composition;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Server.Commands;

/// <summary><c>iamgateway serve</c>: the gateway in production.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data("iamgateway-data");
        var urls = CommonOptions.Urls();
        var managementUrls = CommonOptions.ManagementUrls();
        var config = CommonOptions.Config();
        var command = new Command("serve", "Run the gateway. The first start prints a one-time link that sets the root user's password.")
        {
            data, urls, managementUrls, config,
        };

        command.SetAction((parsed, cancellationToken) => StartupErrors.ReportAsync(async () =>
        {
            var settings = new ServerSettings
            {
                DataFolder = parsed.GetRequiredValue(data).FullName,
                Urls = parsed.GetRequiredValue(urls),
                ManagementUrls = parsed.GetRequiredValue(managementUrls),
                ConfigurationFiles = [.. parsed.GetRequiredValue(config).Select(file => file.FullName)],
            };
            await using var app = await GatewayApplication.BuildAsync(settings, cancellationToken);
            await app.StartAsync(cancellationToken);
            await WelcomeAsync(app, settings, cancellationToken);
            await app.WaitForShutdownAsync(cancellationToken);
        }));
        return command;
    }

    private static async Task WelcomeAsync(WebApplication app, ServerSettings settings, CancellationToken cancellationToken)
    {
        var publicUrl = app.Services.GetRequiredService<AspNetCore.Authentication.IamGatewayUrls>().PublicUrl;
        Console.WriteLine($"IamGateway serves {publicUrl} (data in {settings.DataFolder}; health on {settings.ManagementUrls}).");

        await using var db = await app.Services.GetRequiredService<IDbContextFactory<IdentityDb>>().CreateDbContextAsync(cancellationToken);
        var organization = await db.Organizations.SingleAsync(cancellationToken);
        var root = await db.Set<RootUser>().SingleAsync(user => user.AccountId == organization.ManagementAccountId, cancellationToken);
        if (root.PasswordHash is not null) return;

        var link = await app.Services.GetRequiredService<OneTimeLinks>().CreateForRootAsync(root.AccountId, cancellationToken);
        Console.WriteLine(
            $"""

            The root user of account {root.AccountId} has no password yet. Open this link within 24 hours to set it; it works once:

              {link}

            Then sign in as an IAM user or root user, with the account {root.AccountId} and the user name {root.Email}.

            """);
    }
}
