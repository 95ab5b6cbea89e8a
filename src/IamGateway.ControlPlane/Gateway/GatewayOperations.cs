using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Gateway;

/// <summary>The operations of the service <c>iamgateway</c>: what AWS has none for.</summary>
internal static class GatewayOperations
{
    public static OperationTable Table { get; } = new OperationTable("iamgateway", "2026-01-01", "iamgateway.amazonaws.com")
    {
        TargetPrefix = "IamGateway",
    }
        .Add<ListSessions>().Add<RevokeSession>().Add<RevokePrincipalSessions>()
        .Add<ListRoutes>().Add<ListUnmappedRequests>()
        .Add<GetDecision>().Add<ExplainAccess>()
        .Add<ImportMfaDevice>().Add<ListMfaDevices>().Add<DeleteMfaDevice>();
}
