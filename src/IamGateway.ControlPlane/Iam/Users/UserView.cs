using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Users;

/// <summary>An IAM user as answers have it.</summary>
internal sealed record UserView(string Path, string UserName, string UserId, string Arn, DateTimeOffset CreateDate)
{
    public static UserView Of(IamUser user) => new(user.Path, user.Name, user.Id, user.Arn, user.CreatedAt);
}
