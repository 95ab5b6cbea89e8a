using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.Audit.Trail;

/// <summary>Registers the trail.</summary>
public static class AuditServices
{
    /// <summary>Adds <see cref="AuditTrail"/> as itself, as the decision sink and as a hosted service.</summary>
    /// <param name="dataFolder">The trail lies in its folder <c>audit</c>.</param>
    public static IServiceCollection AddAuditTrail(this IServiceCollection services, string dataFolder) => throw new NotSupportedException();
}
