using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Sts;

/// <summary>The operations of the Security Token Service.</summary>
internal static class StsOperations
{
    public static OperationTable Table { get; } = new OperationTable("sts", "2011-06-15", "sts.amazonaws.com")
    {
        XmlNamespace = "https://sts.amazonaws.com/doc/2011-06-15/",
    }
        .Add<GetCallerIdentity>().Add<AssumeRole>().Add<GetSessionToken>().Add<GetFederationToken>()
        .Add<AssumeRoleWithSAML>().Add<AssumeRoleWithWebIdentity>()
        .Add<GetAccessKeyInfo>().Add<DecodeAuthorizationMessage>();
}
