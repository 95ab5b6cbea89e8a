using System.CommandLine;
using IamGateway.AspNetCore.Authentication;
using IamGateway.Server.Composition;
using IamGateway.Server.Demo;

namespace IamGateway.Server.Commands;

/// <summary><c>iamgateway demo</c>: everything in one command, offline, with people and an API to protect.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data("demo-data");
        var urls = CommonOptions.Urls();
        var managementUrls = CommonOptions.ManagementUrls();
        var config = CommonOptions.Config();
        var reset = new Option<bool>("--reset") { Description = "Forget everything in the data folder and start over." };
        var command = new Command("demo", "Start a gateway with a sample API, people and policies, and print what to try. On this machine only.")
        {
            data, urls, managementUrls, config, reset,
        };
        command.SetAction((parsed, cancellationToken) => StartupErrors.ReportAsync(async () =>
        {
            var settings = new ServerSettings
            {
                DataFolder = parsed.GetRequiredValue(data).FullName,
                Urls = parsed.GetRequiredValue(urls),
                ManagementUrls = parsed.GetRequiredValue(managementUrls),
                ConfigurationFiles = [.. parsed.GetRequiredValue(config).Select(file => file.FullName)],
                Founding = new FoundingAccount(DemoCast.AccountName, DemoCast.RootEmail, DemoCast.AccountId),
            };
            RequireLoopback(settings.Urls);
            if (parsed.GetValue(reset)) Reset(settings.DataFolder);
            RequireDemoFolder(settings.DataFolder);
            await RunAsync(settings, cancellationToken);
        }));
        return command;
    }

    private static async Task RunAsync(ServerSettings settings, CancellationToken cancellationToken)
    {
        Console.WriteLine("IamGateway demo: starting (people get new passwords the first time, which takes a moment) …");
        await using var api = OrdersApi.Create();
        await api.StartAsync(cancellationToken);
        await using var app = await GatewayApplication.BuildAsync(settings with { Defaults = DemoConfiguration.For(api.Urls.Single()) }, cancellationToken);
        var publicUrl = app.Services.GetRequiredService<IamGatewayUrls>().PublicUrl;

        var file = await DemoFile.ReadAsync(settings.DataFolder, cancellationToken)
            ?? await ActivatorUtilities.CreateInstance<DemoSeed>(app.Services).PlantAsync(publicUrl, cancellationToken);
        file = file with { PublicUrl = publicUrl.AbsoluteUri, Commands = DemoCommands.For(publicUrl, settings.DataFolder) };
        await file.WriteAsync(settings.DataFolder, cancellationToken);

        await app.StartAsync(cancellationToken);
        var tokens = ActivatorUtilities.CreateInstance<DemoTokens>(app.Services);
        await tokens.WriteAsync(settings.DataFolder, cancellationToken);
        DemoGuide.Print(file, settings.DataFolder);

        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, app.Lifetime.ApplicationStopping);
        var renewal = tokens.RenewAsync(settings.DataFolder, stopping.Token);
        await app.WaitForShutdownAsync(cancellationToken);
        await renewal;
    }

    private static void RequireLoopback(string urls)
    {
        foreach (var url in urls.Split(';'))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || !IamGatewayUrls.IsLoopback(parsed.Host))
                throw new CommandException($"--urls: '{url}' is not on this machine. The demo's passwords lie in a file, so it listens on localhost only; use 'iamgateway serve' for anything else.");
        }
    }

    /// <summary>People whose passwords lie in a file have no place in the folder of a real gateway.</summary>
    private static void RequireDemoFolder(string dataFolder)
    {
        if (File.Exists(Path.Combine(dataFolder, "iamgateway.db")) && !File.Exists(DemoFile.PathIn(dataFolder)))
            throw new CommandException($"--data {dataFolder}: this is the data folder of a gateway that is not a demo. Choose another folder.");
    }

    /// <summary>Deletes what a demo wrote, and nothing in a folder that is not a demo's.</summary>
    private static void Reset(string dataFolder)
    {
        if (!Directory.Exists(dataFolder)) return;
        using var alone = DataFolderLock.Take(dataFolder);
        if (Directory.EnumerateFileSystemEntries(dataFolder).Any() && !File.Exists(DemoFile.PathIn(dataFolder)))
            throw new CommandException($"--reset: {dataFolder} is not a demo's data folder (it has no demo.json), so nothing was deleted.");
        Directory.Delete(dataFolder, recursive: true);
    }
}
