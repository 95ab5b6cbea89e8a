using IamGateway.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IamGateway.Audit.Trail;

/// <summary>Registers the trail.</summary>
public static class AuditServices
{
    /// <summary>Adds <see cref="AuditTrail"/> as itself, as the decision sink and as a hosted service; a registered <see cref="DecisionObserver"/> hears its decisions. Add it before what records: hosted services stop in the reverse order.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="dataFolder">The trail lies in its folder <c>audit</c>.</param>
    public static IServiceCollection AddAuditTrail(this IServiceCollection services, string dataFolder) => services
        .AddSingleton(provider => new AuditTrail(
            dataFolder, provider.GetService<TimeProvider>() ?? TimeProvider.System, provider.GetRequiredService<ILogger<AuditTrail>>(), provider.GetService<DecisionObserver>()))
        .AddSingleton<IDecisionSink>(provider => provider.GetRequiredService<AuditTrail>())
        .AddHostedService(provider => provider.GetRequiredService<AuditTrail>());
}
