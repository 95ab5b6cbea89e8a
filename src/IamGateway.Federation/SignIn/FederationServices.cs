using IamGateway.AspNetCore.Authentication;
using IamGateway.Federation.Oidc;
using IamGateway.Federation.Providers;
using IamGateway.Federation.Saml;
using IamGateway.Federation.WebIdentity;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Sessions;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IamGateway.Federation.SignIn;

/// <summary>Registers sign-in, the identity providers, and what verifies assertions and tokens for the token service.</summary>
public static class FederationServices
{
    /// <summary>Adds the public classes of this project as singletons. They need what <c>AddIdentity</c>, <c>AddIam</c> and <c>AddAuditTrail</c> add.</summary>
    /// <param name="configuration">The section <c>IamGateway</c>; read once, here.</param>
    /// <exception cref="OptionsValidationException">Something is wrong in <c>IdentityProviders</c> or <c>WebIdentity</c>: names every problem by its path.</exception>
    public static IServiceCollection AddFederation(this IServiceCollection services, IConfiguration configuration)
    {
        var problems = new List<string>();
        var providers = ProviderConfiguration.Read(configuration, problems);
        var webIdentity = WebIdentitySettings.Read(configuration, problems);
        if (problems.Count > 0)
        {
            throw new OptionsValidationException("IdentityProviders", typeof(IdentityProviders), problems);
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSteps();
        services.AddProviders(providers);
        services.AddWebIdentity(webIdentity);
        return services;
    }

    private static void AddSteps(this IServiceCollection services)
    {
        // Twenty attempts at once, then one each three seconds.
        services.AddSingleton(of => new SourceLimiter(of.GetRequiredService<TimeProvider>(), burst: 20, TimeSpan.FromSeconds(3)));
        services.AddSingleton<SignInCandidates>();
        services.AddSingleton<Lockout>();
        services.AddSingleton<Authenticators>();
        services.AddSingleton<EnrolmentSeal>();
        services.AddSingleton<SignInTrail>();
        services.AddSingleton<BrowserSessions>();
        services.AddSingleton<PasswordUses>();
        services.AddSingleton<PasswordChanges>();
        services.AddSingleton(of => new PasswordChange(
            of.GetRequiredService<PasswordChanges>(),
            of.GetRequiredService<SourceLimiter>(),
            of.GetRequiredService<Lockout>(),
            of.GetRequiredService<Authenticators>(),
            of.GetRequiredService<Passwords>(),
            of.GetRequiredService<IamUserPasswords>(),
            of.GetRequiredService<SignInTrail>(),
            of.GetRequiredService<IDbContextFactory<IdentityDb>>(),
            of.GetRequiredService<TimeProvider>()));
        services.AddSingleton(of => new PasswordSignIn(
            of.GetRequiredService<SourceLimiter>(),
            of.GetRequiredService<SignInCandidates>(),
            of.GetRequiredService<Lockout>(),
            of.GetRequiredService<Passwords>(),
            of.GetRequiredService<BrowserSessions>(),
            of.GetRequiredService<PasswordUses>(),
            of.GetRequiredService<PasswordChanges>(),
            of.GetRequiredService<SignInTrail>()));
        services.AddSingleton(of => new PasswordProof(of.GetRequiredService<Lockout>(), of.GetRequiredService<Passwords>()));
        services.AddSingleton(of => new SecondFactor(
            of.GetRequiredService<BrowserSessions>(),
            of.GetRequiredService<SignInCandidates>(),
            of.GetRequiredService<Lockout>(),
            of.GetRequiredService<Authenticators>(),
            of.GetRequiredService<EnrolmentSeal>(),
            of.GetRequiredService<SignInSessions>(),
            of.GetRequiredService<SignInTrail>(),
            of.GetRequiredService<IamGatewayUrls>(),
            of.GetRequiredService<TimeProvider>()));
        services.AddSingleton(of => new DeviceCodes(
            of.GetRequiredService<IDbContextFactory<IdentityDb>>(), of.GetRequiredService<Lockout>(), of.GetRequiredService<Authenticators>()));
        services.AddSingleton(of => new SignInUnlock(of.GetRequiredService<SignInCandidates>(), of.GetRequiredService<Lockout>()));
        services.AddSingleton(of => new OneTimeLinks(
            of.GetRequiredService<IDbContextFactory<IdentityDb>>(),
            of.GetRequiredService<Passwords>(),
            of.GetRequiredService<Lockout>(),
            of.GetRequiredService<SignInTrail>(),
            of.GetRequiredService<IamGatewayUrls>(),
            of.GetRequiredService<TimeProvider>()));
    }

    private static void AddProviders(this IServiceCollection services, IReadOnlyList<SignInProvider> providers)
    {
        services.AddSingleton<FlowCookies>();
        services.AddSingleton<UsedStates>();
        services.AddSingleton<PersonProvisioning>();
        services.AddSingleton<IdTokenValidator>();
        services.AddSingleton<OidcSignIn>();
        services.AddSingleton<SamlSignIn>();
        services.AddSingleton<AccountAssertions>();
        services.AddSingleton(of => new IdentityProviders(providers.Select(provider => Connect(provider, of.GetRequiredService<TimeProvider>(), of.GetRequiredService<ILogger<IdentityProviders>>()))));
    }

    private static ProviderConnection Connect(SignInProvider provider, TimeProvider clock, ILogger logger) => provider is SamlSignInProvider saml
        ? new SamlConnection(saml, clock, logger)
        : new OidcConnection((OidcProvider)provider, clock, logger);

    private static void AddWebIdentity(this IServiceCollection services, WebIdentitySettings settings)
    {
        services.AddSingleton(of => new TokenIssuers(settings, of.GetRequiredService<TimeProvider>(), of.GetRequiredService<ILogger<TokenIssuers>>()));
        services.AddSingleton(of => new WebIdentityTokens(
            of.GetRequiredService<IDbContextFactory<IdentityDb>>(), of.GetRequiredService<TokenIssuers>(), of.GetRequiredService<TimeProvider>()));
    }
}
