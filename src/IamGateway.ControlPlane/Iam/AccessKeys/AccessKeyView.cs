using IamGateway.ControlPlane.Iam.Values;
using IamGateway.Identity.Credentials;

namespace IamGateway.ControlPlane.Iam.AccessKeys;

/// <summary>An access key as lists have it: without its secret.</summary>
internal sealed record AccessKeyView(string UserName, string AccessKeyId, KeyStatus Status, DateTimeOffset CreateDate)
{
    public static AccessKeyView Of(AccessKey key, string userName) => new(userName, key.Id, key.IsActive ? KeyStatus.Active : KeyStatus.Inactive, key.CreatedAt);
}
