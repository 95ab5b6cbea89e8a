using IamGateway.Audit.Trail;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.Audit.Reports;

/// <summary>Registers what is reported of decisions.</summary>
public static class ReportServices
{
    /// <summary>Adds <see cref="LastAccess"/> as itself, as a hosted service and as what hears the trail's decisions. Add it before the trail: hosted services stop in the reverse order, and it writes what the trail's last decisions were.</summary>
    /// <param name="services">The application's services, with the identity store.</param>
    public static IServiceCollection AddLastAccess(this IServiceCollection services) => services
        .AddSingleton<LastAccess>()
        .AddSingleton<DecisionObserver>(provider => provider.GetRequiredService<LastAccess>().Note)
        .AddHostedService(provider => provider.GetRequiredService<LastAccess>());
}
