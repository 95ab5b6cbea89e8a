namespace IamGateway.ControlPlane.Sts.Sessions;

/// <summary>STS's own condition keys. Source: IAM User Guide, "IAM and AWS STS condition context keys", STS.</summary>
internal static class StsKeys
{
    public const string ExternalId = "sts:ExternalId";
    public const string RoleSessionName = "sts:RoleSessionName";
    public const string SourceIdentity = "sts:SourceIdentity";
    public const string TransitiveTagKeys = "sts:TransitiveTagKeys";
}
