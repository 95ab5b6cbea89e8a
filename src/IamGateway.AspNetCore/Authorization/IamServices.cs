using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Signatures;
using IamGateway.AspNetCore.Signing;
using IamGateway.AspNetCore.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IamGateway.AspNetCore.Authorization;

/// <summary>Registers authentication and authorization of callers.</summary>
public static class IamServices
{
    /// <summary>
    /// Adds the public classes of this project as singletons. The application adds the seams: <see cref="ISessionSource"/>, <see cref="ISigningCredentials"/>, <see cref="IPrincipalPolicies"/>, <see cref="ISigningKeys"/>,
    /// <see cref="IDecisionSink"/>, <see cref="DenialPage"/>, <see cref="SealMessage"/>, and <see cref="IamGatewayUrls"/>. The system's clock is used unless one is registered.
    /// </summary>
    /// <param name="services">The application's services.</param>
    public static IServiceCollection AddIam(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new SignatureOptions());
        return services
            .AddSingleton<SessionTokens>()
            .AddSingleton<CallerAuthenticator>()
            .AddSingleton<SignatureVerifier>()
            .AddSingleton<UpstreamIdentity>()
            .AddSingleton<IamMetrics>()
            .AddSingleton<RequestAuthorizer>()
            .AddSingleton<DenialAnswer>();
    }
}
