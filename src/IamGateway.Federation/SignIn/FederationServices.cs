using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.Federation.SignIn;

/// <summary>Registers sign-in and the identity providers.</summary>
public static class FederationServices
{
    /// <param name="configuration">The section <c>IamGateway</c>; validated at start, every problem reported by its path.</param>
    public static IServiceCollection AddFederation(this IServiceCollection services, IConfiguration configuration) => throw new NotSupportedException();
}
