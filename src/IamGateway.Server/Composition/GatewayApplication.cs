using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.AspNetCore.Signatures;
using IamGateway.AspNetCore.Signing;
using IamGateway.Audit.Reports;
using IamGateway.Audit.Trail;
using IamGateway.ControlPlane;
using IamGateway.Federation.Providers;
using IamGateway.Federation.SignIn;
using IamGateway.Identity.Accounts;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Sessions;
using IamGateway.Identity.Storage;
using IamGateway.Proxy.Routes;
using IamGateway.Proxy.Services;
using IamGateway.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace IamGateway.Server.Composition;

/// <summary>Puts the server together: configuration, store, seams, listeners and the way of a request.</summary>
internal static class GatewayApplication
{
    /// <summary>A server that is ready to start: configuration valid, store upgraded, organization founded.</summary>
    /// <exception cref="ConfigurationException">The configuration has problems.</exception>
    /// <exception cref="Commands.CommandException">Another server runs on the data folder.</exception>
    public static async Task<WebApplication> BuildAsync(ServerSettings settings, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder();
        var addresses = Listeners.Read(settings);
        ServerConfiguration.Load(builder.Configuration, settings);
        ServerConfiguration.Validate(builder.Configuration, settings);
        Listeners.Configure(builder.WebHost, addresses);   // after the loading, which drops every setting that was there before
        AddLogging(builder.Logging);
        AddParts(builder, settings);

        var app = builder.Build();
        ServerConfiguration.LogUnreadableChanges(app.Configuration, app.Logger);
        app.Lifetime.ApplicationStopped.Register(DataFolderLock.Take(settings.DataFolder).Dispose);
        await app.Services.UpgradeIdentityAsync(cancellationToken);
        var organization = await Founding.EnsureAsync(
            app.Services.GetRequiredService<IDbContextFactory<IdentityDb>>(),
            app.Services.GetRequiredService<TimeProvider>(),
            settings.Founding.Name,
            settings.Founding.RootEmail,
            settings.Founding.Id,
            cancellationToken);
        app.Services.GetRequiredService<FoundOrganization>().ManagementAccountId = organization.ManagementAccountId;
        await app.Services.GetRequiredService<SigningKeys>().RefreshAsync(cancellationToken);
        await PublicUrlFile.WriteAsync(settings.DataFolder, app.Services.GetRequiredService<IamGatewayUrls>().PublicUrl, cancellationToken);
        MapRequests(app, settings);
        return app;
    }

    private static void AddLogging(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        // Standard output belongs to what the program says to people and scripts.
        logging.AddSimpleConsole(console => { console.SingleLine = true; console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ "; console.UseUtcTimestamp = true; });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Yarp", LogLevel.Warning);
    }

    private static void AddParts(WebApplicationBuilder builder, ServerSettings settings)
    {
        var services = builder.Services;
        var section = builder.Configuration.GetSection("IamGateway");

        var region = section["Region"] ?? "us-east-1";

        services.AddSingleton(settings.Clock);
        services.AddSingleton(new IamGatewayUrls(ServerConfiguration.PublicUrl(builder.Configuration, settings)));
        services.AddSingleton(section.GetSection("Sessions").Get<SignInRules>() ?? new SignInRules());
        services.AddIdentity(settings.DataFolder);
        services.AddLastAccess();
        services.AddAuditTrail(settings.DataFolder);
        services.AddIam();
        services.AddFederation(section);
        services.AddWebPages();
        services.AddGateway(builder.Configuration);
        services.AddControlPlane(region, section.GetValue("CredentialReportInterval", TimeSpan.FromHours(4)));

        services.AddSingleton<ISessionSource, IdentitySessionSource>();
        services.AddSingleton<SessionSigningCredentials>();
        services.AddSingleton<ISigningCredentials, IdentitySigningCredentials>();
        services.AddSingleton<IPrincipalPolicies, IdentityPrincipalPolicies>();
        services.AddSingleton<ISigningKeys, IdentitySigningKeys>();
        services.AddSingleton<DenialPage>(WebPages.WriteDenialAsync);
        services.AddSingleton<SealMessage>(provider => json => provider.GetRequiredService<KeyRing>().Seal("authorization-message", json));
        services.AddSingleton<FoundOrganization>();
        services.AddSingleton(provider => new ResourceOwner(provider.GetRequiredService<FoundOrganization>().ManagementAccountId, region));

        services.AddDataProtection().SetApplicationName("IamGateway")
            .PersistKeysToFileSystem(PrivateFile.Folder(Path.Combine(settings.DataFolder, "data-protection")));
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlEncryptor = new KeyRingXmlEncryptor(provider.GetRequiredService<KeyRing>())));
    }

    /// <summary>The way of a request: health apart → one canonical request, routed → a known host → a call of the control plane, our own endpoints and pages, or a proxied route.</summary>
    private static void MapRequests(WebApplication app, ServerSettings settings)
    {
        app.UseManagementListener(settings);
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = UnexpectedError.WriteAsync });
        app.UseGatewayRequests();
        app.UseMiddleware<KnownHosts>();
        app.UseControlPlane();
        app.UseAntiforgery();
        app.MapSessionEndpoints();
        app.MapProviderEndpoints();
        app.MapWebPages();
        app.MapControlPlane();
        app.MapGateway();
    }
}
