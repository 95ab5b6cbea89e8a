using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.AccessAnalyzer;

/// <summary>The operations of IAM Access Analyzer.</summary>
internal static class AccessAnalyzerOperations
{
    public static OperationTable Table { get; } = new OperationTable("access-analyzer", "2019-11-01", "access-analyzer.amazonaws.com")
    {
        IsRest = true,
    }
        .Add<ValidatePolicy>().Add<CheckNoNewAccess>().Add<CheckAccessNotGranted>().Add<CheckNoPublicAccess>();
}
