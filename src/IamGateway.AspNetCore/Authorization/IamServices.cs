using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.AspNetCore.Authorization;

/// <summary>Registers authentication and authorization of callers.</summary>
public static class IamServices
{
    /// <summary>Adds the public classes of this project as singletons. The application adds the seams: <see cref="Authentication.ISessionSource"/>, <see cref="IPrincipalPolicies"/>, <see cref="Signing.ISigningKeys"/>, <see cref="IDecisionSink"/>, <see cref="DenialPage"/>, and <see cref="Authentication.IamGatewayUrls"/>.</summary>
    public static IServiceCollection AddIam(this IServiceCollection services) => throw new NotSupportedException();
}
